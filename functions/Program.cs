using Hub.Functions;
using Microsoft.Extensions.Hosting;

HubApplication.Build(args).Run();
