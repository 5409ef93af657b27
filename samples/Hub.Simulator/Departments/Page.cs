namespace Hub.Simulator;

/// <summary>Some of the records of an interface, and where the next ones are.</summary>
/// <param name="Records">In the order of the enterprises.</param>
/// <param name="Next">Where to go on; null at the end.</param>
internal sealed record Page(IReadOnlyList<SourceRecord> Records, Cursor? Next)
{
    /// <summary>Reads a page.</summary>
    /// <param name="holdings">What is paged through.</param>
    /// <param name="asked">The cursor of the request; null for the first page.</param>
    /// <param name="limit">How many records at most.</param>
    public static Page Read(Holdings holdings, Cursor? asked, int limit)
    {
        var faults = holdings.Faults;
        if (faults.Shows(FaultKind.EmptyResult))
        {
            return new Page([], null);
        }

        var cursor = asked ?? Cursor.First(holdings.City.Count, faults.Shows(FaultKind.OutOfOrderPages));
        // One more than the page holds tells where the next one starts.
        var found = From(holdings, cursor).Take(limit + 1).ToList();
        List<SourceRecord> records = [.. found.Take(limit).Select(pair => pair.Record)];
        if (faults.Shows(FaultKind.OutOfOrderPages) && asked is not null)
        {
            records.Reverse();
        }

        var repeated = faults.Shows(FaultKind.DuplicatePages) && !cursor.IsRepeat;
        return new Page(records, repeated ? cursor with { IsRepeat = true } : found.Count > limit ? found[limit].At : null);
    }

    private static IEnumerable<(Cursor At, SourceRecord Record)> From(Holdings holdings, Cursor cursor)
    {
        var step = cursor.Backwards ? -1 : 1;
        var skip = cursor.Skip;
        for (var number = cursor.Enterprise; number >= 0 && number < holdings.City.Count; number += step, skip = 0)
        {
            var records = holdings.RecordsOf(holdings.City[number]);
            var position = skip;
            foreach (var record in (cursor.Backwards ? records.Reverse() : records).Skip(skip))
            {
                yield return (new Cursor(number, position++, cursor.Backwards, IsRepeat: false), record);
            }
        }
    }
}
