using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Intake.Values;

namespace Hub.Azure.Intake;

/// <summary>Asks the quality rules of one interface of its records while they are taken.</summary>
internal sealed class QualityGate(RecordRules rules)
{
    private readonly RecordCheck _check = rules.Check();

    /// <summary>The record; with errors if a rule rejects it.</summary>
    /// <param name="record">A normalised record.</param>
    /// <param name="received">When it was received.</param>
    /// <param name="count">Is told the rules that hit.</param>
    public NormalisedRecord Checked(NormalisedRecord record, DateTimeOffset received, Action<IEnumerable<string>> count)
    {
        if (!record.IsClean || record.Deleted)
        {
            return record;
        }

        var hits = _check.Hits(record.Content.Span, DateValue.DayOf(received));
        if (hits.Count == 0)
        {
            return record;
        }

        count(hits.Select(h => h.Rule.Id));
        var errors = hits.Where(h => h.Rule.Severity != Severity.Note).Select(h => h.ToError()).ToList();
        return errors.Count == 0 ? record : record with { Errors = errors };
    }
}
