namespace Hub.Simulator;

/// <summary>Where a page starts. Written c500, with b for backwards, and r when it repeats a page already given.</summary>
/// <param name="Position">Position of its first record.</param>
/// <param name="Backwards">Whether the listing runs from its end.</param>
/// <param name="IsRepeat">Whether the page has been given before.</param>
internal readonly record struct Cursor(int Position, bool Backwards, bool IsRepeat)
{
    public static bool TryParse(string text, int lastPosition, out Cursor cursor)
    {
        cursor = default;
        var isRepeat = text.EndsWith('r');
        var known = text.Length > 1 && text[0] is 'c' or 'b';
        if (!known || !int.TryParse(text.AsSpan(1, text.Length - (isRepeat ? 2 : 1)), out var position) || position < 0 || position > lastPosition)
        {
            return false;
        }

        cursor = new Cursor(position, text[0] == 'b', isRepeat);
        return true;
    }

    public override string ToString() => $"{(Backwards ? 'b' : 'c')}{Position}{(IsRepeat ? "r" : "")}";
}
