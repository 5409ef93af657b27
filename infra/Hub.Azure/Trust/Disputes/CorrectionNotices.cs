using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing;
using Hub.Azure.Trust.Audit;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Trust.Disputes;

/// <summary>A field that was corrected.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">What was read; null if nothing.</param>
/// <param name="After">What is right; null if nothing.</param>
public sealed record CorrectedField(string Field, BilingualName Name, JsonElement? Before, JsonElement? After);

/// <summary>What a bank is told of a correction.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Item">The item; empty for a single record.</param>
/// <param name="Reply">Corrected or deleted.</param>
/// <param name="DisputedVersion">The version of the profile that was disputed.</param>
/// <param name="Version">The version with the correction.</param>
/// <param name="LastRead">When the bank read it last.</param>
/// <param name="Fields">What changed; null where the bank may not see it now.</param>
public sealed record CorrectionNotice(
    string Dispute, string Enterprise, string Interface, string Item, ReplyKind Reply, int DisputedVersion, int Version, DateTimeOffset LastRead,
    IReadOnlyList<CorrectedField>? Fields)
{
    /// <summary>The kind of event.</summary>
    public const string EventType = "cn.hub.profile.correction";

    /// <summary>What is to be done where no values are told.</summary>
    public BilingualName? Withheld { get; init; }
}

/// <summary>
/// Tells every bank that read a wrong value in the last 90 days. A bank whose right to see the section still stands gets old and new
/// values; another learns only that what it read was wrong.
/// </summary>
public sealed class CorrectionNotices(
    EnterpriseAccesses accesses, ConsentStore consents, Purposes purposes, Feeds feeds, ProfileStore profiles, Catalog catalog, TimeProvider clock)
{
    private const int DaysBack = 90;

    private static readonly BilingualName s_noValues = new(
        "贵行曾查阅的信息已被更正。现无有效授权，不提供新旧值；请停止使用旧值，需要时取得授权后重新查询。",
        "What you read has been corrected. Without a consent in force neither value is given: stop using the old one, and read again under a consent if you need to.");

    /// <summary>Tells the banks; each is told once, however often this is called. Returns the version with the correction.</summary>
    public async Task<int> TellAsync(Dispute dispute, CancellationToken cancellation)
    {
        var replied = dispute.Steps.Last(s => s.What == DisputeState.SourceReplied).At;
        var @interface = catalog.FindInterface(dispute.Item.InterfaceId)!;
        var row = (await profiles.FindAsync(dispute.CreditCode, cancellation))!;
        var after = row.Profile.Find(@interface.Id)?.Joined(@interface).Present.FirstOrDefault(i => i.Key == dispute.Item.Item)?.Content;
        var fields = FieldsOf(@interface, dispute.Reply!.Before, after);
        var granted = await consents.NewestAsync(dispute.CreditCode, cancellation);
        foreach (var reader in await accesses.ReadersAsync(dispute.CreditCode, @interface.Id, replied.AddDays(-DaysBack), cancellation))
        {
            var permission = PermissionOf(reader.Bank, @interface, granted);
            var mayKnow = permission is not null;
            var notice = new CorrectionNotice(
                dispute.Id, dispute.CreditCode, @interface.Id, dispute.Item.Item, dispute.Reply.Kind, dispute.Version, row.Profile.Version, reader.Last,
                mayKnow ? fields : null) { Withheld = mayKnow ? null : s_noValues };
            var @event = EventOf(dispute, notice, replied);
            var entry = new FeedEvent(@event, permission?.Consent?.Id, permission?.Consent?.Terms.ValidTo, IsNotice: true, RestsOn: mayKnow ? @interface.Id : null);
            await feeds.AppendAsync(reader.Bank, [new FeedBatch(@event.Id, [entry])], cancellation);
        }

        return row.Profile.Version;
    }

    /// <summary>By what a bank may know the values now; null if by nothing. What is public needs no consent to rest on.</summary>
    private Permission? PermissionOf(string bank, Interface @interface, IReadOnlyCollection<Consent> granted) => purposes.All
        .Where(p => p.Askers.Contains(CallerRole.Bank))
        .Select(p => Permission.Decide(p, bank, null, granted, clock.GetUtcNow()))
        .Where(p => p?.Allows(@interface) == true)
        .Select(p => @interface.Consent == ConsentClass.None ? p! with { Consent = null } : p)
        .MaxBy(p => p!.Consent?.Terms.ValidTo);

    private static CloudEvent EventOf(Dispute dispute, CorrectionNotice notice, DateTimeOffset at) => new(
        $"{dispute.Id}-correction", CorrectionNotice.EventType, "/api/v1/disputes", dispute.CreditCode, at, JsonSerializer.SerializeToElement(notice, HubJson.Options));

    /// <summary>The fields that differ, personal ones masked.</summary>
    private static List<CorrectedField> FieldsOf(Interface @interface, JsonElement? before, ReadOnlyMemory<byte>? after)
    {
        var old = before is { } element ? Masked(@interface, JsonSerializer.SerializeToUtf8Bytes(element, HubJson.Options)) : default;
        var now = after is { } content ? Masked(@interface, content) : default;
        return [.. @interface.Fields
            .Select(f => new CorrectedField(f.Name, f.Label, ValueOf(old, f.Name), ValueOf(now, f.Name)))
            .Where(f => f.Before?.GetRawText() != f.After?.GetRawText())];
    }

    private static JsonElement Masked(Interface @interface, ReadOnlyMemory<byte> record)
    {
        var masked = new ArrayBufferWriter<byte>(record.Length);
        using (var writer = new Utf8JsonWriter(masked, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Masking.Write(record, @interface.Fields, writer);
        }

        return JsonSerializer.Deserialize<JsonElement>(masked.WrittenSpan);
    }

    private static JsonElement? ValueOf(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
