using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Intake;

public sealed class PushTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private HubUnderTest _hub = null!;

    static PushTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async ValueTask InitializeAsync() => _hub = await HubUnderTest.StartAsync(azurite);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_json_array_becomes_profiles()
    {
        var receipt = await _hub.PushAndBuildAsync($"[{Registration(Wuxing, more: "\"注册资金\":\"240(万美元)\"")},{Registration(Deqing)}]");

        Assert.Equal(2, receipt.GetProperty("accepted").GetInt32());
        var record = (await _hub.ProfileAsync(Wuxing)).GetProperty("sections").GetProperty("I24").GetProperty("record");
        Assert.Equal("湖州测试有限公司", record.GetProperty("ent_name").GetString());
        Assert.Equal(2_400_000m, record.GetProperty("reg_capital").GetProperty("amount").GetDecimal());
        Assert.Equal("USD", record.GetProperty("reg_capital").GetProperty("currency").GetString());
    }

    [Theory]
    [InlineData("utf-8", false, "text/csv")]
    [InlineData("utf-8", true, "text/csv")]
    [InlineData("GB18030", false, "text/csv")]
    [InlineData("GB18030", false, "text/csv; charset=gb18030")]
    [InlineData("utf-8", false, "text/csv; charset=utf-8")]
    public async Task Csv_is_read_in_its_encodings(string encoding, bool mark, string contentType)
    {
        const string Csv = "企业名称,统一社会信用代码,注册日期,注册资金,经营范围\r\n龘龘有限公司," + Wuxing + ",2003-08-01,100(万元人民币),\"石料,\r\n绿化\"\r\n";
        byte[] body = [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.GetEncoding(encoding).GetBytes(Csv)];

        var answer = await _hub.PushAsync(body, contentType);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        await _hub.CompleteAsync(answer.Json.GetProperty("id").GetString()!);
        var record = (await _hub.ProfileAsync(Wuxing)).GetProperty("sections").GetProperty("I24").GetProperty("record");
        Assert.Equal("龘龘有限公司", record.GetProperty("ent_name").GetString());
        Assert.Equal("石料,  绿化", record.GetProperty("biz_scope").GetString());
        Assert.Equal(1_000_000m, record.GetProperty("reg_capital").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Our_names_and_english_labels_are_headings_too()
    {
        await _hub.PushAndBuildAsync($$"""{"ent_name":"甲公司","uscc":"{{Wuxing}}","est_date":"2003/8/1"}""", "application/x-ndjson");

        var record = (await _hub.ProfileAsync(Wuxing)).GetProperty("sections").GetProperty("I24").GetProperty("record");
        Assert.Equal("2003-08-01", record.GetProperty("est_date").GetString());
    }

    [Fact]
    public async Task The_same_push_twice_makes_no_new_version()
    {
        var body = $"[{Registration(Anji, more: "\"更新时间\":\"2026-11-01 08:00:00\"")}]";
        await _hub.PushAndBuildAsync(body);
        var again = await _hub.PushAsync(body);

        Assert.Equal(0, again.Json.GetProperty("accepted").GetInt32());
        Assert.Equal(1, again.Json.GetProperty("unchanged").GetInt32());
        Assert.Equal(1, (await _hub.ProfileAsync(Anji)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task An_older_record_never_overwrites_and_a_newer_one_does()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Anji, "今天", "\"更新时间\":\"2026-11-02 08:00:00\"")}]");
        await _hub.PushAndBuildAsync($"[{Registration(Anji, "昨天", "\"更新时间\":\"2026-11-01 08:00:00\"")}]");
        Assert.Equal("今天", NameOf(await _hub.ProfileAsync(Anji)));

        await _hub.PushAndBuildAsync($"[{Registration(Anji, "明天", "\"更新时间\":\"2026-11-03 08:00:00\"")}]");
        Assert.Equal("明天", NameOf(await _hub.ProfileAsync(Anji)));
    }

    [Fact]
    public async Task Pushes_of_one_window_share_a_build()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite, null, ("Hub:PushDebounce", "00:00:05"));
        var runs = new List<string>();
        foreach (var name in new[] { "一", "二", "三", "四", "五", "六" })
        {
            runs.Add((await hub.PushAsync($"[{Registration(Anji, name)}]")).Json.GetProperty("id").GetString()!);
        }

        foreach (var run in runs)
        {
            await hub.CompleteAsync(run);
        }

        var profile = await hub.ProfileAsync(Anji);
        Assert.Equal("六", NameOf(profile));

        // The pushes may lie on both sides of a window's end, but six of them never take six builds.
        Assert.InRange(profile.GetProperty("version").GetInt32(), 1, 2);
    }

    [Fact]
    public async Task Gzip_is_unpacked()
    {
        var answer = await _hub.PushAsync(Gzip(Encoding.UTF8.GetBytes($"[{Registration(Nanxun)}]")), "application/json", ("Content-Encoding", "gzip"));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task An_idempotency_key_gives_the_same_receipt_for_the_same_body_and_409_for_another()
    {
        var first = await _hub.PushAsync($"[{Registration(Wuxing)}]", "application/json", ("Idempotency-Key", "k-1"));
        var again = await _hub.PushAsync($"[{Registration(Wuxing)}]", "application/json", ("Idempotency-Key", "k-1"));
        var other = await _hub.PushAsync($"[{Registration(Deqing)}]", "application/json", ("Idempotency-Key", "k-1"));

        Assert.Equal(first.Json.GetProperty("id").GetString(), again.Json.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("urn:hub:problem:idempotency-conflict", other.Json.GetProperty("type").GetString());
        Assert.Contains(first.Json.GetProperty("id").GetString()!, other.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_can_be_read_again_by_its_department_only()
    {
        var pushed = await _hub.PushAsync($"[{Registration(Wuxing)}]");
        var id = pushed.Json.GetProperty("id").GetString();

        var read = await _hub.GetAsync($"api/v1/receipts/{id}", HubUnderTest.RegistrationKey);

        Assert.Equal(pushed.Text, read.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.GetAsync("api/v1/receipts/20260101T000000000-push-00000000", HubUnderTest.RegistrationKey)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GetAsync($"api/v1/receipts/{id}", HubUnderTest.BankKey)).Status);
    }

    private static string? NameOf(JsonElement profile) =>
        profile.GetProperty("sections").GetProperty("I24").GetProperty("record").GetProperty("ent_name").GetString();

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
