using System.Buffers.Text;
using System.Text;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>
/// Reads numbers out of a canonical record that holds no objects: a name with its quotes and colon occurs once, since within a text every
/// quote is escaped. Looking for the names in the order of the catalog passes over a record once, in a quarter of the time of reading it.
/// </summary>
internal sealed class NumberScan(params string[] names)
{
    private const int MostExactDigits = 15;

    private static readonly double[] s_powersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private readonly byte[][] _names = [.. names.Select(name => Encoding.UTF8.GetBytes($"\"{name}\":"))];

    /// <summary>How many numbers there are.</summary>
    public int Count => _names.Length;

    /// <summary>Adds the numbers to sums; what is absent or not stated adds nothing.</summary>
    public void AddTo(Span<double> sums, ReadOnlySpan<byte> content)
    {
        var from = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            var at = Find(content, from, _names[i]);
            if (at >= 0)
            {
                from = at + _names[i].Length;
                sums[i] += Number(content[from..]);
            }
        }
    }

    /// <summary>Where a name stands: behind the one before, or, where fields came in another order, before it.</summary>
    private static int Find(ReadOnlySpan<byte> content, int from, ReadOnlySpan<byte> name)
    {
        var at = content[from..].IndexOf(name);
        return at >= 0 ? from + at : content[..from].IndexOf(name);
    }

    /// <summary>
    /// A number at the beginning of a text; 0 where there is none. Up to 15 digits and their power of ten are exact in a double, so that
    /// their quotient is the nearest one, as a full reading would give.
    /// </summary>
    private static double Number(ReadOnlySpan<byte> text)
    {
        var (digits, count, scale, i) = (0L, 0, -1, 0);
        for (; i < text.Length && (text[i] == '.' || char.IsAsciiDigit((char)text[i])); i++)
        {
            if (text[i] == '.')
            {
                scale = 0;
            }
            else
            {
                digits = (digits * 10) + text[i] - '0';
                count++;
                scale += scale >= 0 ? 1 : 0;
            }

            if (count > MostExactDigits)
            {
                break;
            }
        }

        var isPlain = count is > 0 and <= MostExactDigits && (i == text.Length || text[i] is (byte)',' or (byte)'}');
        return isPlain ? digits / s_powersOfTen[Math.Max(scale, 0)]
            : Utf8Parser.TryParse(text, out double number, out _) ? number : 0;
    }
}
