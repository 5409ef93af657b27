using System.Globalization;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>The place of an access among all accesses to an enterprise, as text that sorts: the newest first.</summary>
internal static class AccessKey
{
    private const int TickDigits = 19;

    /// <summary>The place of an entry.</summary>
    public static string Of(DateTimeOffset time, EntryId entry) => $"{Backwards(time)}-{entry.Chain:d8}-{entry.Sequence:d12}";

    /// <summary>Places up to this key are not older than the instant.</summary>
    public static string UpTo(DateTimeOffset instant) => $"{Backwards(instant)}~";

    /// <summary>A key that is not behind any place which is newer than a key by so much at most; the very first for none.</summary>
    public static string Earlier(string? key, TimeSpan by) => key is null
        ? ""
        : $"{Math.Max(0, long.Parse(key.AsSpan(0, TickDigits), CultureInfo.InvariantCulture) - by.Ticks):d19}";

    private static string Backwards(DateTimeOffset time) => $"{DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks:d19}";
}
