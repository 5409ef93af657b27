using System.Globalization;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Population;

/// <summary>Why the release of a rulebook is held.</summary>
/// <param name="Bound">Name of the bound in the rulebook's <c>release</c>.</param>
/// <param name="Text">In both languages.</param>
public sealed record ReleaseHold(string Bound, BilingualName Text)
{
    /// <summary>The bounds that a shadow run is beyond. A bound itself is still inside.</summary>
    internal static IReadOnlyList<ReleaseHold> Of(ReleaseRule bounds, long enterprises, double changed, double recognised)
    {
        if (enterprises == 0)
        {
            return [new("enterprises", new("没有可评价的企业", "there is no enterprise to evaluate"))];
        }

        var holds = new List<ReleaseHold>();
        if (changed > bounds.MostChanged)
        {
            holds.Add(new("mostChanged", new(
                $"等级变化的企业占{Shown(changed)}，上限为{Shown(bounds.MostChanged)}", $"{Shown(changed)} of enterprises change grade; at most {Shown(bounds.MostChanged)} may")));
        }

        if (recognised < bounds.LeastRecognised)
        {
            holds.Add(new("leastRecognised", new(
                $"认定率为{Shown(recognised)}，下限为{Shown(bounds.LeastRecognised)}", $"{Shown(recognised)} are recognised; at least {Shown(bounds.LeastRecognised)} must be")));
        }

        if (recognised > bounds.MostRecognised)
        {
            holds.Add(new("mostRecognised", new(
                $"认定率为{Shown(recognised)}，上限为{Shown(bounds.MostRecognised)}", $"{Shown(recognised)} are recognised; at most {Shown(bounds.MostRecognised)} may be")));
        }

        return holds;
    }

    private static string Shown(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
}
