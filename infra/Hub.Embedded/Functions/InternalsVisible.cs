using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hub.Embedded.Tests")]
