namespace Hub.Embedded.Functions.Timers;

/// <summary>One field of an NCRONTAB expression: a list of values, ranges and steps.</summary>
internal sealed class CronField(string name, int min, int max, IReadOnlyList<string>? names = null)
{
    /// <summary>The values it allows, as bits. Throws a FormatException that names the field.</summary>
    public ulong Parse(string text) =>
        text.Split(',').Aggregate(0UL, (bits, part) => bits | ParsePart(part));

    private ulong ParsePart(string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var all] => (all, 1),
            [var all, var every] when int.TryParse(every, out var number) && number > 0 => (all, number),
            _ => throw Invalid(part),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (min, max),
            [var first, var last] => (Value(first, part), Value(last, part)),

            // A single value with a step runs from there to the end of the field.
            [var only] => (Value(only, part), part.Contains('/', StringComparison.Ordinal) && step > 1 ? max : Value(only, part)),
            _ => throw Invalid(part),
        };
        return Bits(Math.Min(from, to), Math.Max(from, to), step);
    }

    private int Value(string text, string part)
    {
        if (int.TryParse(text, out var number) && number >= min && number <= max)
        {
            return number;
        }

        var index = names?.ToList().FindIndex(candidate =>
            text.Length >= 3 && candidate.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index.Value + min : throw Invalid(part);
    }

    private static ulong Bits(int from, int to, int step)
    {
        var bits = 0UL;
        for (var value = from; value <= to; value += step)
        {
            bits |= 1UL << value;
        }

        return bits;
    }

    private FormatException Invalid(string part) =>
        new($"'{part}' is no value of the field '{name}', which goes from {min} to {max}.");
}
