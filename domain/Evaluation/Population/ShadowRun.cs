using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation.Population;

/// <summary>
/// Everyone by the rulebook in force and by a draft, before the draft takes effect. One is filled for each part of the population, then
/// they are merged; the result does not depend on how the population was divided.
/// </summary>
public sealed class ShadowRun
{
    /// <summary>How many of the largest movers are kept.</summary>
    public const int MostMovers = 50;

    private static readonly int s_grades = Enum.GetValues<Grade>().Length;

    private readonly long[,] _moves = new long[s_grades, s_grades];
    private readonly SortedSet<Mover> _movers = new(Comparer<Mover>.Create(LargestFirst));

    /// <summary>An empty run.</summary>
    public ShadowRun()
    {
    }

    /// <summary>A run as it was kept by <see cref="Kept"/>.</summary>
    public ShadowRun(ShadowRunPart part)
    {
        foreach (var move in part.Moves)
        {
            _moves[(int)move.From, (int)move.To] += move.Enterprises;
        }

        part.Movers.ToList().ForEach(Add);
    }

    /// <summary>What has to be kept of this run to be merged elsewhere.</summary>
    public ShadowRunPart Kept => new([.. Moves], [.. _movers]);

    /// <summary>Counts an enterprise.</summary>
    /// <param name="code">Its credit code.</param>
    /// <param name="name">Its registered name; null if it is not known.</param>
    /// <param name="inForce">Evaluated by the rulebook in force.</param>
    /// <param name="draft">Evaluated by the draft, on the same facts at the same instant.</param>
    public void Add(string code, string? name, EnterpriseEvaluation inForce, EnterpriseEvaluation draft)
    {
        _moves[(int)inForce.Grade, (int)draft.Grade]++;
        if (inForce.Total != draft.Total)
        {
            Add(new Mover(code, name, inForce.Grade, draft.Grade, inForce.Total, draft.Total));
        }
    }

    /// <summary>Counts the enterprises of another part of the population.</summary>
    public void Merge(ShadowRun other)
    {
        foreach (var move in other.Moves)
        {
            _moves[(int)move.From, (int)move.To] += move.Enterprises;
        }

        other._movers.ToList().ForEach(Add);
    }

    /// <summary>What the draft would change, and whether that holds its release.</summary>
    /// <param name="bounds">The bounds of the draft.</param>
    public ShadowReport Report(ReleaseRule bounds)
    {
        List<GradeMove> moves = [.. Moves];
        var all = moves.Sum(m => m.Enterprises);
        var changed = Share(moves.Where(m => m.From != m.To), all);
        var (before, after) = (Share(moves.Where(m => IsRecognised(m.From)), all), Share(moves.Where(m => IsRecognised(m.To)), all));
        return new ShadowReport(all, moves, changed, before, after, [.. _movers], ReleaseHold.Of(bounds, all, changed, after));
    }

    private IEnumerable<GradeMove> Moves =>
        from old in Enum.GetValues<Grade>()
        from @new in Enum.GetValues<Grade>()
        where _moves[(int)old, (int)@new] > 0
        select new GradeMove(old, @new, _moves[(int)old, (int)@new]);

    private void Add(Mover mover)
    {
        if (_movers.Add(mover) && _movers.Count > MostMovers)
        {
            _movers.Remove(_movers.Max!);
        }
    }

    private static bool IsRecognised(Grade grade) => grade <= Grade.Light;

    private static double Share(IEnumerable<GradeMove> moves, long all) => all == 0 ? 0 : (double)moves.Sum(m => m.Enterprises) / all;

    private static int LargestFirst(Mover a, Mover b) =>
        Math.Abs(b.Change).CompareTo(Math.Abs(a.Change)) is var order and not 0 ? order : string.CompareOrdinal(a.Code, b.Code);
}

/// <summary>A part of a shadow run, to be kept until all parts are there.</summary>
/// <param name="Moves">How many enterprises go from which grade to which.</param>
/// <param name="Movers">Its largest movers.</param>
public sealed record ShadowRunPart(IReadOnlyList<GradeMove> Moves, IReadOnlyList<Mover> Movers);

/// <summary>A cell of the migration matrix.</summary>
/// <param name="From">Grade by the rulebook in force.</param>
/// <param name="To">Grade by the draft.</param>
/// <param name="Enterprises">How many.</param>
public sealed record GradeMove(Grade From, Grade To, long Enterprises);

/// <summary>An enterprise whose total the draft moves.</summary>
/// <param name="Code">Its credit code.</param>
/// <param name="Name">Its registered name; null if it is not known.</param>
/// <param name="From">Grade by the rulebook in force.</param>
/// <param name="To">Grade by the draft.</param>
/// <param name="TotalBefore">Total by the rulebook in force, unrounded.</param>
/// <param name="TotalAfter">Total by the draft, unrounded.</param>
public sealed record Mover(string Code, string? Name, Grade From, Grade To, double TotalBefore, double TotalAfter)
{
    /// <summary>By how much the total moves.</summary>
    public double Change => TotalAfter - TotalBefore;
}

/// <summary>What a draft would change.</summary>
/// <param name="Enterprises">How many were evaluated.</param>
/// <param name="Matrix">The cells of the migration matrix that are not empty, old grade by old grade.</param>
/// <param name="Changed">Share of enterprises whose grade changes, 0–1.</param>
/// <param name="RecognisedBefore">Share of deep, medium and light green by the rulebook in force, 0–1.</param>
/// <param name="RecognisedAfter">The same by the draft.</param>
/// <param name="Movers">The largest movers, the largest first.</param>
/// <param name="Holds">Why the release is held; empty if it is not.</param>
public sealed record ShadowReport(
    long Enterprises, IReadOnlyList<GradeMove> Matrix, double Changed, double RecognisedBefore, double RecognisedAfter, IReadOnlyList<Mover> Movers,
    IReadOnlyList<ReleaseHold> Holds)
{
    /// <summary>Whether the draft may not take effect without a person's consent.</summary>
    public bool IsHeld => Holds.Count > 0;
}
