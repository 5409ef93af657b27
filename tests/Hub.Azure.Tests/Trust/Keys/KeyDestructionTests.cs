using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Tests.Trust.Keys;

public sealed class KeyDestructionTests(AzuriteFixture azurite)
{
    private const string Reason = "应企业要求删除";

    private static readonly string s_code = Enterprises.Code(1);
    private static readonly DataKeyName s_raw = new("I09", KeyUse.Raw, "202611");
    private static readonly DataKeyName s_profile = new("I09", KeyUse.Profile, "202611");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_is_written_with_is_not_destroyed()
    {
        await using var hub = await DeliveredAsync();
        hub.Time.Advance(s_raw.End.AddHours(23));

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Get<KeyDestruction>().DestroyAsync(s_raw, "op", Reason, Stop));
        Assert.Null(await AfterMonth(hub).DestroyAsync(s_raw with { Month = "202610" }, "op", Reason, Stop));
    }

    [Fact]
    public async Task Without_the_raw_key_evidence_and_quarantine_are_gone_and_the_profile_stays()
    {
        await using var hub = await DeliveredAsync();
        var evidence = (await hub.ProfileAsync(s_code)).Profile.Find("I09")!.Items.Single().Evidence;
        var segment = (await hub.Get<QuarantineStore>().ListAsync("I09", Stop)).Single();
        Assert.Contains(Payments.Account, await hub.Get<EvidenceReader>().TextAsync("I09", evidence, Stop));

        var row = await AfterMonth(hub).DestroyAsync(s_raw, "op", Reason, Stop);

        Assert.Equal((DataKeyState.Destroyed, "op", Reason), (row!.StateAt(hub.Time.GetUtcNow()), row.DestroyedBy, row.Destruction!.Reason));
        Assert.False((await hub.RowsAsync(hub.Store.DataKeys)).Single(r => r.RowKey == "Raw-202611").ContainsKey("wrapped"));
        Assert.Equal("（原始数据已于 2026-12-02 销毁 / The data were deleted on 2026-12-02: 应企业要求删除）", await hub.Get<EvidenceReader>().TextAsync("I09", evidence, Stop));
        var gone = await Assert.ThrowsAsync<DataDestroyedException>(() => hub.Get<QuarantineStore>().ReadAsync(segment, Stop).ToListAsync(Stop).AsTask());
        Assert.Equal(("I09/raw/202611", Reason), (gone.Destruction.Key, gone.Destruction.Reason));
        Assert.Single((await hub.ProfileAsync(s_code)).Profile.Find("I09")!.Items);
    }

    [Fact]
    public async Task Without_the_profile_key_the_section_says_destroyed_in_every_version()
    {
        await using var hub = await DeliveredAsync();
        await hub.PushAsync(Enterprises.Registration(s_code, "甲"));
        await hub.BuildAsync();
        var instants = await VersionsAsync(hub);

        await AfterMonth(hub).DestroyAsync(s_profile, "op", Reason, Stop);

        Assert.Equal(2, instants.Count);
        foreach (var instant in instants)
        {
            var section = (await hub.Get<ProfileStore>().FindAsync(s_code, instant, Stop))!.Profile.Find("I09")!;
            Assert.Empty(section.Items);
            Assert.Equal(new Destruction("I09/profile/202611", hub.Time.GetUtcNow(), Reason), section.Destroyed);
        }

        var line = (await ManifestAsync(hub)).Single(l => l.GetProperty("interface").GetString() == "I09");
        Assert.Equal(("destroyed", Reason), (line.GetProperty("state").GetString(), line.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task What_was_destroyed_comes_again_with_the_next_delivery_though_it_is_the_same()
    {
        await using var hub = await DeliveredAsync();
        await AfterMonth(hub).DestroyAsync(s_profile, "op", Reason, Stop);

        var batch = await Payments.DeliverAsync(hub, Payments.Of(s_code));

        Assert.Equal((1L, 0L), (batch.Accepted, batch.Unchanged));
        var section = (await hub.ProfileAsync(s_code)).Profile.Find("I09")!;
        Assert.Null(section.Destroyed);
        Assert.Single(section.Items);
    }

    [Fact]
    public async Task A_change_of_another_section_keeps_the_mark()
    {
        await using var hub = await DeliveredAsync();
        await AfterMonth(hub).DestroyAsync(s_profile, "op", Reason, Stop);
        await hub.PushAsync(Enterprises.Registration(s_code, "乙"));
        await hub.BuildAsync();

        var row = await hub.ProfileAsync(s_code);

        Assert.Equal(2, row.Profile.Version);
        Assert.Equal(Reason, row.Profile.Find("I09")!.Destroyed!.Reason);
        Assert.Empty(ProfileBytes.KeysOf(ProfileRow.PackedOf(row.Entity)));
    }

    [Fact]
    public async Task A_build_goes_on_without_staged_records_that_were_destroyed()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await Payments.ReceiveAsync(hub, Payments.Of(s_code));
        await hub.PushAsync(Enterprises.Registration(s_code, "甲"));
        await AfterMonth(hub).DestroyAsync(s_raw, "op", Reason, Stop);

        await hub.BuildAsync();

        Assert.Equal(["I24"], (await hub.ProfileAsync(s_code)).Profile.Sections.Select(s => s.InterfaceId));
        Assert.Empty(await hub.PendingRangesAsync());
    }

    [Fact]
    public async Task Destroyed_twice_it_keeps_its_first_reason_and_clears_what_a_kill_left()
    {
        await using var hub = await DeliveredAsync();
        await AfterMonth(hub).DestroyAsync(s_profile, "op", Reason, Stop);

        var again = await hub.Get<KeyDestruction>().DestroyAsync(s_profile, "other", "another", Stop);

        Assert.Equal(("op", Reason, true), (again!.DestroyedBy, again.Destruction!.Reason, again.Cleared));
        Assert.Equal(0, await hub.Get<ContentIndex>().CountAsync("I09", Stop));
    }

    [Fact]
    public async Task Another_hub_forgets_a_destroyed_key_within_ten_minutes()
    {
        await using var hub = await DeliveredAsync();
        await using var other = await HubUnderTest.StartAsync(hub.Connection, hub.Time);
        AfterMonth(hub);
        Assert.NotNull((await other.Get<DataKeys>().FindAsync("I09/raw/202611", Stop)).Key);

        await hub.Get<KeyDestruction>().DestroyAsync(s_raw, "op", Reason, Stop);

        Assert.Null((await hub.Get<DataKeys>().FindAsync("I09/raw/202611", Stop)).Key);
        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(10));
        Assert.Null((await other.Get<DataKeys>().FindAsync("I09/raw/202611", Stop)).Key);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(26, true)]
    public async Task Retention_destroys_sensitive_raw_data_two_years_after_their_last_use_and_nothing_else(int months, bool isDue)
    {
        await using var hub = await DeliveredAsync();
        await hub.PushAsync(Enterprises.Registration(s_code, "甲"));
        await hub.BuildAsync();
        hub.Time.Advance(HubUnderTest.Night.AddMonths(months));

        await hub.Get<KeyDestruction>().RetainAsync(Stop);

        var destroyed = (await hub.Get<DataKeys>().ListAsync(null, Stop)).Where(k => k.Destruction is not null).ToList();
        Assert.Equal(isDue ? ["I09/raw/202611"] : [], destroyed.Select(k => k.Name.ToString()));
        Assert.All(destroyed, k => Assert.Equal(("retention", true), (k.DestroyedBy, k.Destruction!.Reason.Contains("24"))));
    }

    /// <summary>A hub that knows a payment and holds another in quarantine.</summary>
    private async Task<HubUnderTest> DeliveredAsync()
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await Payments.DeliverAsync(hub, Payments.Of(s_code), Payments.Of(Enterprises.Code(2), amount: "许多"));
        return hub;
    }

    /// <summary>When November's keys are not written with any more.</summary>
    private static KeyDestruction AfterMonth(HubUnderTest hub)
    {
        hub.Time.Advance(s_raw.End.AddDays(1));
        return hub.Get<KeyDestruction>();
    }

    private static async Task<List<DateTimeOffset>> VersionsAsync(HubUnderTest hub)
    {
        var profile = (await hub.ProfileAsync(s_code)).Profile;
        var instants = new List<DateTimeOffset> { profile.VersionTime };
        while (profile.Previous is { } previous)
        {
            profile = await hub.Get<ProfileStore>().ReadAsync(previous, Stop);
            instants.Add(profile.VersionTime);
        }

        return instants;
    }

    private static async Task<List<JsonElement>> ManifestAsync(HubUnderTest hub)
    {
        var own = new ReadIntent("own", hub.Get<Purposes>().Find(Purpose.Self)!, null);
        var view = await hub.Get<ProfileReader>().OpenAsync(own, new Look(MaskPersonal: true), Stop);
        return [.. JsonElement.Parse((await view.ReadAsync(s_code, null, Stop))!.Json.Span).GetProperty("completeness").EnumerateArray()];
    }
}
