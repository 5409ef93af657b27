using Hub.Domain.Evaluation.Population;

namespace Hub.Domain.Sharing.Risks;

/// <summary>
/// How many alerts of a rule there are. Of the enterprises that they are about it knows no more than need be to tell whether fewer than
/// ten make up a count: a count is as small after a million alerts as after ten. None of its numbers but <see cref="Right"/> ever falls.
/// </summary>
public sealed record AlertCount
{
    /// <summary>Alerts.</summary>
    public int Raised { get; init; }

    /// <summary>Alerts acknowledged in time.</summary>
    public int InTime { get; init; }

    /// <summary>Alerts that were judged.</summary>
    public int Judged { get; init; }

    /// <summary>Alerts that were right.</summary>
    public int Right { get; init; }

    /// <summary>Enterprises with an alert; ten for ten and more.</summary>
    public IReadOnlyList<string> Enterprises { get; init; } = [];

    /// <summary>Enterprises with one that was acknowledged in time; ten for ten and more.</summary>
    public IReadOnlyList<string> InTimeEnterprises { get; init; } = [];

    /// <summary>Enterprises with one that was judged; ten for ten and more.</summary>
    public IReadOnlyList<string> JudgedEnterprises { get; init; } = [];

    /// <summary>Whether a step of an alert, or its first, moves any count.</summary>
    public static bool Moves(Alert? before, Alert after) => Of(before).Numbers != Of(after).Numbers;

    /// <summary>With what a step of an alert moves: a changed verdict goes from one count to the other, the same again moves nothing.</summary>
    /// <param name="before">The alert as it was; null if it is new.</param>
    /// <param name="after">As it is.</param>
    public AlertCount Move(Alert? before, Alert after)
    {
        var (was, sum) = (Of(before), Plus(Of(after)));
        return sum with
        {
            Raised = sum.Raised - was.Raised,
            InTime = sum.InTime - was.InTime,
            Judged = sum.Judged - was.Judged,
            Right = sum.Right - was.Right,
        };
    }

    /// <summary>These and others.</summary>
    public AlertCount Plus(AlertCount other) => new()
    {
        Raised = Raised + other.Raised,
        InTime = InTime + other.InTime,
        Judged = Judged + other.Judged,
        Right = Right + other.Right,
        Enterprises = First(Enterprises, other.Enterprises),
        InTimeEnterprises = First(InTimeEnterprises, other.InTimeEnterprises),
        JudgedEnterprises = First(JudgedEnterprises, other.JudgedEnterprises),
    };

    private (int Raised, int InTime, int Judged, int Right) Numbers => (Raised, InTime, Judged, Right);

    private static AlertCount Of(Alert? alert)
    {
        if (alert is null)
        {
            return new AlertCount();
        }

        var (isInTime, isJudged, enterprise) = (alert.IsInTime, alert.Feedback is not null, new[] { alert.CreditCode });
        return new AlertCount
        {
            Raised = 1,
            InTime = isInTime ? 1 : 0,
            Judged = isJudged ? 1 : 0,
            Right = alert.Feedback?.Verdict == AlertVerdict.Right ? 1 : 0,
            Enterprises = enterprise,
            InTimeEnterprises = isInTime ? enterprise : [],
            JudgedEnterprises = isJudged ? enterprise : [],
        };
    }

    /// <summary>Whoever counts has either all of the enterprises or ten of them, and so has the sum.</summary>
    private static string[] First(IReadOnlyList<string> some, IReadOnlyList<string> more) => [.. some.Union(more).Take(SmallCells.Least)];
}
