namespace Hub.Domain.Sources;

/// <summary>Checks of how records reach the hub.</summary>
internal static class SourceChecks
{
    private const int LongestLagHours = 24 * 90;
    private const int LongestLagDays = 31;
    private const int LargestPage = 5000;

    public static IEnumerable<CatalogMistake> SubjectIsStated(InterfaceEntry entry)
    {
        if (entry.Interface.Source.Subject.Count == 0)
        {
            yield return entry.Wrong("source.subject", "[]", "the source field with the enterprise's credit code is needed");
        }
    }

    /// <summary>The subject may also be a credit-code field, and the as-of a date; any other field of that heading would swallow it.</summary>
    public static IEnumerable<CatalogMistake> EnvelopeFieldsHoldNothingElse(InterfaceEntry entry)
    {
        var source = entry.Interface.Source;
        var subjects = source.Subject.Select((heading, i) => Claim($"source.subject[{i}]", heading, type => type is CreditCodeType, "creditCode"));
        var asOf = Claim("source.asOf", source.AsOf ?? "", type => type is DateType or DateTimeType, "date or datetime");
        return subjects.Append(asOf).OfType<CatalogMistake>();

        CatalogMistake? Claim(string path, string heading, Func<FieldType, bool> fits, string types)
        {
            var claimed = entry.Interface.Fields.FirstOrDefault(f => SourceHeading.OfField(f).Contains(SourceHeading.Fold(heading)));
            return claimed is null || fits(claimed.Type)
                ? null
                : entry.Wrong(path, $"\"{heading}\"", $"a heading that no field claims is needed, or that of a {types} field; {claimed.Name} claims this one");
        }
    }

    public static IEnumerable<CatalogMistake> PathsAreComplete(InterfaceEntry entry)
    {
        (string Path, string? Placeholder) source = entry.Interface.Source switch
        {
            PagedSource s => (s.Path, null),
            FileSource s => (s.Path, "{date}"),
            PerSubjectSource { Platform: null } s => (s.Path, "{code}"),
            PerSubjectSource s => (s.Path, null),
            _ => ("/", null),
        };
        var (path, placeholder) = source;
        if (!path.StartsWith('/'))
        {
            yield return entry.Wrong("source.path", $"\"{path}\"", "a path that begins with / is needed");
        }

        if (placeholder is not null && !path.Contains(placeholder, StringComparison.Ordinal))
        {
            yield return entry.Wrong("source.path", $"\"{path}\"", $"a path with {placeholder} in it is needed");
        }
    }

    public static IEnumerable<CatalogMistake> PagesAreWithinBounds(InterfaceEntry entry)
    {
        if (entry.Interface.Source is PagedSource { LagHours: < 0 or > LongestLagHours } lagging)
        {
            yield return entry.Wrong("source.lagHours", $"{lagging.LagHours}", $"0 to {LongestLagHours} is needed");
        }

        if (entry.Interface.Source is PagedSource { PageSize: < 1 or > LargestPage } paged)
        {
            yield return entry.Wrong("source.pageSize", $"{paged.PageSize}", $"1 to {LargestPage} is needed");
        }
    }

    public static IEnumerable<CatalogMistake> FileLagIsWithinBounds(InterfaceEntry entry)
    {
        if (entry.Interface.Source is FileSource { LagDays: < 0 or > LongestLagDays } file)
        {
            yield return entry.Wrong("source.lagDays", $"{file.LagDays}", $"0 to {LongestLagDays} is needed");
        }
    }

    public static IEnumerable<CatalogMistake> RatesArePositive(InterfaceEntry entry)
    {
        if (entry.Interface.Source is PerSubjectSource { PerSecond: < 1 } slow)
        {
            yield return entry.Wrong("source.perSecond", $"{slow.PerSecond}", "at least 1 is needed");
        }

        if (entry.Interface.Source is PerSubjectSource { PerDay: < 1 } few)
        {
            yield return entry.Wrong("source.perDay", $"{few.PerDay}", "at least 1 is needed");
        }
    }

    /// <summary>A code in two lists would merge "no record" with "did not answer".</summary>
    public static IEnumerable<CatalogMistake> ReplyCodesAreDistinct(InterfaceEntry entry)
    {
        if (entry.Interface.Source is not PerSubjectSource { Reply: var reply })
        {
            return [];
        }

        (string Name, IReadOnlyList<string> Codes)[] lists =
            [("ok", reply.Ok), ("noRecord", reply.NoRecord), ("unreached", reply.Unreached), ("quotaExceeded", reply.QuotaExceeded)];
        return lists
            .SelectMany(list => list.Codes.Select((code, i) => (Path: $"source.reply.{list.Name}[{i}]", Code: code)))
            .GroupBy(c => c.Code)
            .SelectMany(same => same.Skip(1).Select(c => entry.Wrong(
                c.Path, $"\"{c.Code}\"", $"a code with one meaning is needed, {same.First().Path} has this one")));
    }

    /// <summary>A part lacks what the others bring: only what says which item it belongs to can be demanded of each.</summary>
    public static IEnumerable<CatalogMistake> PartsRequireOnlyTheIdentity(InterfaceEntry entry) => entry.Interface.Source.Part is null ? [] : entry.AllFields
        .Where(f => f.Field.Required && !entry.Interface.Section.Identity.Contains(f.Field.Name))
        .Select(f => entry.Wrong($"{f.Path}.required", "true", "only fields of the identity are required where source.part joins records"));

    /// <summary>The array is taken apart before fields are read: a field of that heading would never be filled.</summary>
    public static IEnumerable<CatalogMistake> RowsAreNoField(InterfaceEntry entry)
    {
        if (entry.Interface.Source.Rows is { } rows
            && entry.Interface.Fields.FirstOrDefault(f => SourceHeading.OfField(f).Contains(SourceHeading.Fold(rows))) is { } claimed)
        {
            yield return entry.Wrong("source.rows", $"\"{rows}\"", $"a heading that no field claims is needed; {claimed.Name} claims this one");
        }
    }

    public static IEnumerable<CatalogMistake> RowsStandInJson(InterfaceEntry entry)
    {
        if (entry.Interface.Source is FileSource { Format: RecordFormat.Csv, Rows: { } rows })
        {
            yield return entry.Wrong("source.rows", $"\"{rows}\"", "a format with arrays is needed beside it, json or ndjson");
        }
    }

    public static IEnumerable<CatalogMistake> DeletedMarkHasValues(InterfaceEntry entry)
    {
        if (entry.Interface.Source.Deleted is { Values.Count: 0 })
        {
            yield return entry.Wrong("source.deleted.values", "[]", "at least one value that marks a record as withdrawn is needed");
        }
    }
}
