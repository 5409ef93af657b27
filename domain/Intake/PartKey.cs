using System.Text;

namespace Hub.Domain.Intake;

/// <summary>
/// The key of a part of an item: <c>202510#废水</c>. A # or \ of the item's own key is written with a \ before it, so that the
/// first bare # ends it, whatever the part is called.
/// </summary>
/// <param name="Item">The item's key; empty in a section of one record.</param>
/// <param name="Part">Which part.</param>
public readonly record struct PartKey(string Item, string Part)
{
    private const char Mark = '#';
    private const char Escape = '\\';

    /// <summary>Takes a key apart. One without a part was stored before its interface had parts: all of it is the item's.</summary>
    public static PartKey Parse(string key)
    {
        if (!key.Contains(Escape))
        {
            return key.IndexOf(Mark) is >= 0 and var mark ? new PartKey(key[..mark], key[(mark + 1)..]) : new PartKey(key, "");
        }

        var item = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] == Mark)
            {
                return new PartKey(item.ToString(), key[(i + 1)..]);
            }

            i += key[i] == Escape && i + 1 < key.Length ? 1 : 0;
            item.Append(key[i]);
        }

        return new PartKey(key, "");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Item.Replace(@"\", @"\\").Replace("#", @"\#")}{Mark}{Part}";
}
