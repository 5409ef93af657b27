using System.Globalization;

namespace Hub.Domain.Evaluation;

/// <summary>How computed numbers are published: rounded half up from the shortest decimal that stands for the double.</summary>
public static class Published
{
    /// <summary>A number with so many digits after the point; null if there is none or it is beyond a decimal.</summary>
    public static decimal? Of(double number, int digits) =>
        double.IsFinite(number) && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? Math.Round(exact, digits, MidpointRounding.AwayFromZero)
            : null;
}
