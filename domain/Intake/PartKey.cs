namespace Hub.Domain.Intake;

/// <summary>The key of a part: the item's key, a hash sign and what tells the part apart, such as <c>202510#废水</c>.</summary>
public static class PartKey
{
    private const char Separator = '#';

    /// <summary>The key under which a part is stored. Only the last sign parts them, so an item's own key may hold some.</summary>
    public static string Of(string itemKey, ReadOnlySpan<char> part) =>
        string.Concat(itemKey, [Separator], part.Contains(Separator) ? part.ToString().Replace(Separator, '＃') : part);

    /// <summary>The item that a part belongs to.</summary>
    public static string ItemOf(string key) => key.LastIndexOf(Separator) is var at and >= 0 ? key[..at] : key;
}
