using System.Security.Cryptography;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Trust.Keys;
using Hub.Embedded.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Azure.Tests.Trust.Keys;

public sealed class DataKeysTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-keys-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_hubs_make_one_key_a_use_interface_and_month()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(one.Connection, one.Time);

        var made = await Task.WhenAll(new[] { one, other }.SelectMany(h => Enumerable.Range(0, 8).Select(_ => h.Get<DataKeys>().CurrentAsync(KeyUse.Raw, "I12", Stop).AsTask())));

        var whole = made[0].Seal("x"u8, "a"u8);
        Assert.All(made, key => Assert.Equal("x"u8.ToArray(), key.Open(whole, "a"u8)));
        await other.Get<DataKeys>().CurrentAsync(KeyUse.Profile, "I12", Stop);
        Assert.Equal(["Profile-202611", "Raw-202611"], (await one.RowsAsync(one.Store.DataKeys)).Select(r => r.RowKey).Order());
    }

    [Fact]
    public async Task The_next_month_has_a_key_of_its_own_and_the_one_before_only_reads()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var keys = hub.Get<DataKeys>();
        var november = await keys.CurrentAsync(KeyUse.Raw, "I12", Stop);
        var whole = november.Seal("x"u8, "a"u8);

        hub.Time.Advance(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var december = await keys.CurrentAsync(KeyUse.Raw, "I12", Stop);

        Assert.Equal(("I12/raw/202611", "I12/raw/202612"), (november.Id, december.Id));
        Assert.Throws<AlteredDataException>(() => december.Open(whole, "a"u8));
        Assert.Equal("x"u8.ToArray(), (await keys.FindAsync(november.Id, Stop)).Required.Open(whole, "a"u8));
        Assert.Equal([DataKeyState.Retired, DataKeyState.Active], (await keys.ListAsync("I12", Stop)).Select(k => k.StateAt(hub.Time.GetUtcNow())));
    }

    [Fact]
    public async Task The_last_use_is_noted_to_the_day()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<DataKeys>().CurrentAsync(KeyUse.Raw, "I12", Stop);
        var later = HubUnderTest.Night.AddDays(40);
        hub.Time.Advance(later);

        await hub.Get<DataKeys>().FindAsync("I12/raw/202611", Stop);

        var row = (await hub.Get<DataKeys>().ListAsync("I12", Stop)).Single();
        Assert.Equal((HubUnderTest.Night, later), (row.MadeAt, row.UsedAt));
    }

    [Fact]
    public async Task A_key_that_never_was_is_no_key()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        await Assert.ThrowsAsync<AlteredDataException>(async () => await hub.Get<DataKeys>().FindAsync("I12/raw/202601", Stop));
        await Assert.ThrowsAsync<AlteredDataException>(async () => await hub.Get<DataKeys>().FindAsync("nonsense", Stop));
    }

    [Fact]
    public async Task Wrapped_anew_the_keys_open_what_they_sealed_without_the_earlier_wrapping_key()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var platform = new FileKeys(_folder.FullName, TimeProvider.System);
        var whole = (await Keys(hub, platform).CurrentAsync(KeyUse.Raw, "I12", Stop)).Seal("x"u8, "a"u8);
        await Keys(hub, platform).CurrentAsync(KeyUse.Raw, "I13", Stop);

        var next = platform.Rotate("wrapping");
        var report = await Wrapping(hub, platform).RewrapAsync(Stop);
        File.Delete(Path.Combine(_folder.FullName, "wrapping-0.pem"));

        Assert.Equal((next, 2), (report.WrappingKey, report.Rewrapped));
        Assert.Equal("x"u8.ToArray(), (await Keys(hub, platform).FindAsync("I12/raw/202611", Stop)).Required.Open(whole, "a"u8));
        Assert.Equal(0, (await Wrapping(hub, platform).RewrapAsync(Stop)).Rewrapped);
    }

    [Fact]
    public async Task A_lost_wrapping_key_is_named_and_never_taken_for_a_destroyed_one()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var platform = new FileKeys(_folder.FullName, TimeProvider.System);
        await Keys(hub, platform).CurrentAsync(KeyUse.Raw, "I12", Stop);
        platform.Rotate("wrapping");
        File.Delete(Path.Combine(_folder.FullName, "wrapping-0.pem"));

        await Assert.ThrowsAsync<CryptographicException>(async () => await Keys(hub, platform).FindAsync("I12/raw/202611", Stop));
        Assert.Equal(["I12/raw/202611"], (await Wrapping(hub, platform).RewrapAsync(Stop)).Unreadable);
    }

    /// <summary>As a process that has just started has them.</summary>
    private static DataKeys Keys(HubUnderTest hub, FileKeys platform) => new(hub.Store, platform, hub.Time);

    private static KeyWrapping Wrapping(HubUnderTest hub, FileKeys platform) =>
        new(Keys(hub, platform), hub.Store, platform, NullLogger<KeyWrapping>.Instance);
}
