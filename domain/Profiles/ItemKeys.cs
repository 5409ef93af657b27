using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>Items as a reader sees them, where an item may be stored in parts.</summary>
public static class ItemKeys
{
    /// <summary>The item that a stored key is of, or is a part of.</summary>
    public static string Of(Interface @interface, string storedKey) => @interface.Source.Part is null ? storedKey : PartKey.Parse(storedKey).Item;
}
