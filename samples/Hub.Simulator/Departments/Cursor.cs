namespace Hub.Simulator;

/// <summary>Where a page starts. Written c500.2, with b for backwards, and r when it repeats a page already given.</summary>
/// <param name="Enterprise">Number of the enterprise of its first record.</param>
/// <param name="Skip">How many of that enterprise's records the pages before have.</param>
/// <param name="Backwards">Whether the listing runs from its end.</param>
/// <param name="IsRepeat">Whether the page has been given before.</param>
internal readonly record struct Cursor(int Enterprise, int Skip, bool Backwards, bool IsRepeat)
{
    public static Cursor First(int enterprises, bool backwards) => new(backwards ? enterprises - 1 : 0, 0, backwards, IsRepeat: false);

    public static bool TryParse(string text, int enterprises, out Cursor cursor)
    {
        cursor = default;
        var isRepeat = text.EndsWith('r');
        var parts = text.TrimEnd('r').Split('.');
        if (parts is not [['c' or 'b', .. var number], var skipped] || !int.TryParse(number, out var enterprise) || !int.TryParse(skipped, out var skip)
            || enterprise < 0 || enterprise >= enterprises || skip < 0)
        {
            return false;
        }

        cursor = new Cursor(enterprise, skip, text[0] == 'b', isRepeat);
        return true;
    }

    public override string ToString() => $"{(Backwards ? 'b' : 'c')}{Enterprise}.{Skip}{(IsRepeat ? "r" : "")}";
}
