using System.Globalization;
using System.Text.Json;

namespace Hub.Domain.Trust.Display;

/// <summary>The terms of one negative record. Days are days in China; null where no term runs.</summary>
/// <param name="Class">Its class; null if none is known.</param>
/// <param name="RepairableFrom">The first day on which a repair may be granted.</param>
/// <param name="HiddenFrom">The first day on which it is no longer shown.</param>
/// <param name="PurgedFrom">The first day on which it is no longer kept.</param>
/// <param name="IsRepaired">Whether its department says it is repaired.</param>
public sealed record RecordTerms(DishonestyClass? Class, DateOnly? RepairableFrom, DateOnly? HiddenFrom, DateOnly? PurgedFrom, bool IsRepaired)
{
    /// <summary>Reads the terms of a record; null if it is not negative.</summary>
    internal static RecordTerms? Read(RecordRule rule, DisplayRules rules, ReadOnlySpan<byte> record)
    {
        var found = new Fields(rule, record);
        if (rule.Negative is { } negative && found.Negative != negative.Value)
        {
            return null;
        }

        var severity = found.Severity;
        var @class = rules.Classes.FirstOrDefault(c => c.Id == severity) ?? rule.AssumedClass;
        var begun = found.Stands ? null : found.Date;
        var hidden = @class is { MostMonths: 0 } ? DateOnly.MinValue : begun is { } day && @class is not null ? day.AddMonths(@class.MostMonths) : (DateOnly?)null;
        var publicityOver = found.ShownUntil?.AddDays(1);
        return new RecordTerms(
            @class,
            begun is { } from && @class is not null ? from.AddMonths(@class.LeastMonths) : null,
            hidden is null || publicityOver < hidden ? publicityOver ?? hidden : hidden,
            begun?.AddYears(rules.KeepYears),
            found.IsRepaired);
    }

    /// <summary>What the rule asks of a record, in one pass over it.</summary>
    private readonly ref struct Fields
    {
        public Fields(RecordRule rule, ReadOnlySpan<byte> record)
        {
            var dates = new DateOnly?[rule.Dates.Count];
            var reader = new Utf8JsonReader(record);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                Negative = name == rule.Negative?.Field ? Word(ref reader) : Negative;
                Severity = name == rule.Severity ? Word(ref reader) : Severity;
                ShownUntil = name == rule.ShownUntil ? Day(ref reader) : ShownUntil;
                Stands |= name == rule.StandsWhile && reader.TokenType == JsonTokenType.True;
                IsRepaired |= name == rule.Repaired && reader.TokenType == JsonTokenType.True;
                for (var i = 0; i < dates.Length; i++)
                {
                    dates[i] = name == rule.Dates[i] ? Day(ref reader) : dates[i];
                }

                reader.Skip();
            }

            Date = dates.FirstOrDefault(d => d is not null);
        }

        public string? Negative { get; }

        public string? Severity { get; }

        public DateOnly? Date { get; }

        public DateOnly? ShownUntil { get; }

        public bool Stands { get; }

        public bool IsRepaired { get; }

        private static string? Word(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

        private static DateOnly? Day(ref Utf8JsonReader reader) =>
            Word(ref reader) is { Length: >= 10 } text && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;
    }
}
