using System.Text.Json;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>Decodes what a rulebook asks for from the sections of a profile.</summary>
public sealed class FactReader
{
    private const string Registration = "I24";
    private readonly RowReader[] _readers;

    /// <summary>A reader for a plan to which no field will be added.</summary>
    public FactReader(FactPlan plan) => _readers = [.. plan.Sections.Select(columns => new RowReader(columns))];

    /// <summary>Each section of the plan, decoded once for the rulebook and for the emissions.</summary>
    /// <param name="profile">Its profile.</param>
    /// <param name="asked">When each perSubject interface last answered about it.</param>
    /// <param name="known">The interfaces as wholes, with the evaluation instant.</param>
    public SectionFacts[] Read(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked, KnownInterfaces known)
    {
        var today = DateValue.DayOf(known.Instant);
        var sections = new SectionFacts[_readers.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            var @interface = _readers[i].Columns.Interface;
            var section = profile.Find(@interface.Id);
            DateTimeOffset? last = asked.TryGetValue(@interface.Id, out var at) ? at : null;
            var validity = Validity.Of(@interface, section, last, known);
            sections[i] = validity.Absence == Absence.None
                ? _readers[i].Read(section!, today, validity.Until)
                : new SectionFacts(_readers[i].Columns, validity.Absence, 0, []) { Until = validity.Until };
        }

        return sections;
    }

    /// <summary>The industry class of the registration, however old that is: an enterprise does not lose its trade by silence.</summary>
    public static string? IndustryOf(Profile profile)
    {
        if (profile.Find(Registration)?.Present.FirstOrDefault() is not { } item)
        {
            return null;
        }

        var reader = new Utf8JsonReader(item.Content.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIndustry = reader.ValueTextEquals("industry_code"u8);
            reader.Read();
            if (isIndustry)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }
}
