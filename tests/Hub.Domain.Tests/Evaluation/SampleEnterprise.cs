using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Trust.Display;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>A profile for tests to fill, looked at on 15 June 2026 at nine in the morning unless told otherwise. All interfaces speak but those named silent.</summary>
internal sealed record SampleEnterprise
{
    public const string Code = "91330502MA2B00019K";

    public static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly DateTimeOffset s_begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The profile.</summary>
    public Profile Profile { get; init; } = Profile.Empty(Code);

    /// <summary>The evaluation instant.</summary>
    public DateTimeOffset Instant { get; init; } = Now;

    /// <summary>Interfaces that never delivered anything.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Interfaces whose last delivery is older than it may be.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>Adds a record, or takes its place.</summary>
    /// <param name="id">The interface.</param>
    /// <param name="key">Its identity; empty for a single record.</param>
    /// <param name="json">Its canonical content.</param>
    /// <param name="asOf">The instant it speaks of; the end of the period in a series, the evaluation instant otherwise.</param>
    public SampleEnterprise With(string id, string key, string json, DateTimeOffset? asOf = null)
    {
        var section = Profile.Find(id) ?? Section.Empty(id);
        var item = new Item(key, asOf ?? AsOf(id, key), Instant, 1, "run", default, false, Encoding.UTF8.GetBytes(json));
        var items = section.Items.Where(i => i.Key != key).Append(item).OrderBy(i => i.Key, StringComparer.Ordinal);
        return this with { Profile = Profile.With(section with { Items = [.. items], AnsweredAsOf = Instant }) };
    }

    /// <summary>Adds a record to each of some months that follow one another.</summary>
    public SampleEnterprise Monthly(string id, int first, int count, Func<int, string> json) => Enumerable.Range(0, count).Aggregate(
        this, (e, i) => e.With(id, new DateOnly(first / 100, first % 100, 1).AddMonths(i).ToString("yyyyMM", CultureInfo.InvariantCulture), json(i)));

    /// <summary>Changes some fields of a record that is there, or adds one.</summary>
    public SampleEnterprise Change(string id, string key, string json) => Profile.Find(id)?.Items.FirstOrDefault(i => i.Key == key) is { } found
        ? With(id, key, Merged(found, json))
        : With(id, key, json);

    /// <summary>Changes fields of every record of a section.</summary>
    public SampleEnterprise ChangeAll(string id, string json)
    {
        var section = Profile.Find(id)!;
        var items = section.Items.Select(i => i with { Content = Encoding.UTF8.GetBytes(Merged(i, json)) });
        return this with { Profile = Profile.With(section with { Items = [.. items] }) };
    }

    /// <summary>Without what an interface said, which never delivered.</summary>
    public SampleEnterprise Unreached(params string[] ids) => this with
    {
        Profile = Profile with { Sections = [.. Profile.Sections.Where(s => !ids.Contains(s.InterfaceId))] },
        Never = [.. Never, .. ids],
    };

    /// <summary>An empty answer: the department knows nothing of this enterprise.</summary>
    public SampleEnterprise WithoutRecord(string id) => this with { Profile = Profile.With(Section.Empty(id) with { AnsweredAsOf = Instant }) };

    public KnownInterfaces Known() => new(PublishedRulebook.Catalog, StateOf, Instant);

    public EnterpriseEvaluation Evaluate(Rulebook? rulebook = null) =>
        MethodOf(rulebook ?? PublishedRulebook.Value).Evaluate(Profile, new Dictionary<string, DateTimeOffset>(), Known());

    public EvaluationExplanation Explain() =>
        new Explainer(MethodOf(PublishedRulebook.Value)).Explain(Profile, new Dictionary<string, DateTimeOffset>(), Known());

    public CarbonStatement Carbon() =>
        CarbonStatement.Of(Profile, new Dictionary<string, DateTimeOffset>(), Known(), MethodOf(PublishedRulebook.Value));

    public static EvaluationMethod MethodOf(Rulebook rulebook) => new(
        rulebook, RepositoryFactors.All, PublishedRulebook.Catalog, RepositoryDisplay.Rules, PublishedRulebook.RisksBeside(rulebook));

    private static string Merged(Item item, string json)
    {
        var content = JsonNode.Parse(item.Content.Span)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            content[name] = value?.DeepClone();
        }

        return content.ToJsonString();
    }

    private InterfaceState StateOf(string id) => Never.Contains(id) ? InterfaceState.Never(id)
        : Silent.Contains(id) ? new(id, s_begin, s_begin, "run")
        : new(id, s_begin, Instant, "run");

    private DateTimeOffset AsOf(string id, string key)
    {
        var period = PublishedRulebook.Catalog.FindInterface(id)!.Fields.Select(f => f.Type).OfType<PeriodType>().FirstOrDefault();
        return period is null ? Instant : EndOf(period.Length, key);
    }

    private static DateTimeOffset EndOf(PeriodLength length, string key)
    {
        var year = int.Parse(key.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var next = length switch
        {
            PeriodLength.Year => new DateOnly(year + 1, 1, 1),
            PeriodLength.Quarter => new DateOnly(year, 1, 1).AddMonths(3 * (key[5] - '0')),
            PeriodLength.Month => DateOnly.ParseExact($"{key}01", "yyyyMMdd", CultureInfo.InvariantCulture).AddMonths(1),
            _ => DateOnly.ParseExact(key, "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(1),
        };
        return new DateTimeOffset(next.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
    }
}
