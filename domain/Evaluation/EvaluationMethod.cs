using System.Collections.Concurrent;
using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Evaluation.Carbon.Reading;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Display;

namespace Hub.Domain.Evaluation;

/// <summary>A rulebook together with the emission factors and the catalog it is applied with. Serves many threads.</summary>
public sealed class EvaluationMethod
{
    private const string Energy = "I05";
    private const string Wastewater = "I16";
    private const string Electricity = "I36";

    private readonly FactColumns _energy;
    private readonly FactColumns _wastewater;
    private readonly FactColumns _electricity;
    private readonly ElectricityColumns _electricityColumns;
    private readonly FactReader _reader;
    private readonly Displaying _displaying;
    private readonly ConcurrentBag<Evaluator> _evaluators = [];

    /// <summary>The method.</summary>
    /// <exception cref="ArgumentException">The rulebook names a factor set, warming potentials or a grid region that there is not.</exception>
    public EvaluationMethod(Rulebook rulebook, CarbonFactors factors, Catalog catalog, DisplayRules display, RiskRules risks)
    {
        (Rulebook, Factors, Catalog, Risks) = (rulebook, factors, catalog, risks);
        _displaying = new Displaying(display, catalog);
        Carbon = factors.Method(rulebook.Carbon.FactorSet, rulebook.Carbon.Gwp, rulebook.Carbon.GridRegion);
        _energy = rulebook.Plan.Of(catalog.FindInterface(Energy)!);
        _wastewater = rulebook.Plan.Of(catalog.FindInterface(Wastewater)!);
        _electricity = rulebook.Plan.Of(catalog.FindInterface(Electricity)!);
        _electricityColumns = ElectricityColumns.Of(_electricity);
        _reader = new FactReader(rulebook.Plan);
    }

    /// <summary>The rulebook.</summary>
    public Rulebook Rulebook { get; }

    /// <summary>The emission factors.</summary>
    public CarbonFactors Factors { get; }

    /// <summary>The interfaces.</summary>
    public Catalog Catalog { get; }

    /// <summary>The rules of risks, read beside the rulebook.</summary>
    public RiskRules Risks { get; }

    /// <summary>How emissions are accounted.</summary>
    public CarbonMethod Carbon { get; }

    /// <summary>All versions that an evaluation depends on: rulebook and content, emission factors, catalog, terms of display, rules of risks.</summary>
    public string Version => $"{Rulebook.Version}+{Rulebook.Digest} {Factors.Version} {Catalog.Version} {_displaying.Version} {Risks.Version}";

    /// <summary>Evaluates a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="asked">When each perSubject interface last answered about it.</param>
    /// <param name="known">The interfaces as wholes, with the evaluation instant.</param>
    public EnterpriseEvaluation Evaluate(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked, KnownInterfaces known) =>
        Evaluate(FactsOf(profile, asked, known), known);

    /// <summary>Evaluates the facts of a profile, as <see cref="FactsOf(Profile, IReadOnlyDictionary{string, DateTimeOffset}, KnownInterfaces)"/> decoded them.</summary>
    public EnterpriseEvaluation Evaluate(EnterpriseFacts facts, KnownInterfaces known) => With(evaluator => evaluator.Evaluate(facts, known.Fingerprint));

    /// <summary>The decoded facts of a profile, of what an evaluation may see of it.</summary>
    public EnterpriseFacts FactsOf(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked, KnownInterfaces known)
    {
        var (seen, until) = _displaying.ForEvaluation(profile, known.Instant);
        var sections = _reader.Read(seen, asked, known);
        var (last, before) = CarbonAccounting.LastYears(ActivityOf(sections), Carbon);
        return new EnterpriseFacts(known.Instant, DateValue.DayOf(known.Instant), sections, FactReader.IndustryOf(seen), FactsOf(last), FactsOf(before))
        {
            HitMarks = profile.Marks.Count == 0 ? [] : [.. profile.Marks.Where(m => m.IsOfHit)],
            DisplayUntil = until,
        };
    }

    /// <summary>What the enterprise did that emits.</summary>
    public ActivityData ActivityOf(IReadOnlyList<SectionFacts> sections) => ActivityReader.Read(
        SectionOf(sections[_energy.Index]), SectionOf(sections[_wastewater.Index]), new(sections[_electricity.Index], _electricityColumns), Factors);

    /// <summary>Lends an evaluator, which serves one thread.</summary>
    internal T With<T>(Func<Evaluator, T> use)
    {
        var evaluator = _evaluators.TryTake(out var free) ? free : new Evaluator(Rulebook, Risks);
        var result = use(evaluator);
        _evaluators.Add(evaluator);
        return result;
    }

    private static ActivitySection SectionOf(SectionFacts facts) => facts.Absence switch
    {
        Absence.None => new ActivitySection(ActivityState.Answered, facts.Items),
        Absence.NoRecord => ActivitySection.Without(ActivityState.NoRecord),
        _ => ActivitySection.Without(ActivityState.NotThere),
    };

    private static CarbonFacts FactsOf(CarbonSums sums) =>
        CarbonFacts.Of(FactOf(sums.Fuel), FactOf(sums.Process), FactOf(sums.Wastewater), FactOf(sums.ElectricityAndHeat));

    private static Outcome FactOf(CarbonFigure figure) => figure.IsThere ? Outcome.Of(figure.Value.Value) : Outcome.Without(Absence.NotThere);
}
