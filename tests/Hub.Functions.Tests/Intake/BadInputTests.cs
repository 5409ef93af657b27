using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Functions.Tests.Trust;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Intake;

public sealed class BadInputTests(HubFixture fixture, AzuriteFixture azurite) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task An_unknown_department_is_answered_with_the_known_ones()
    {
        var answer = await PostAsync("api/v1/departments/D99/interfaces/I24/records", "[]");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("There is no department “D99”.", answer.Json.GetProperty("detail").GetString());
        Assert.Equal(Enumerable.Range(1, 19).Select(number => $"D{number:D2}"), Strings(answer.Json.GetProperty("valid")));
    }

    [Fact]
    public async Task An_unknown_interface_is_answered_with_those_of_the_department()
    {
        var answer = await PostAsync("api/v1/departments/D13/interfaces/I99/records", "[]");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(["I24", "I25", "I26", "I27"], Strings(answer.Json.GetProperty("valid")));
    }

    [Fact]
    public async Task Another_department_is_refused_and_the_refusal_recorded()
    {
        var answer = await PostAsync("api/v1/departments/D14/interfaces/I28/records", "[]");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("urn:hub:problem:other-department", answer.Json.GetProperty("type").GetString());
        Assert.Contains(await _hub.AccessesAsync(), a => a.Entry is
        {
            Caller: "demo-market-regulation", Status: 403, Result: "other-department", Target: "POST /api/v1/departments/D14/interfaces/I28/records",
        });
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task A_wrong_content_type_is_answered_with_the_accepted_ones(string contentType)
    {
        var answer = await _hub.PushAsync("[]"u8.ToArray(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal(["application/json", "application/x-ndjson", "text/csv"], Strings(answer.Json.GetProperty("accepted")));
    }

    [Fact]
    public async Task Wrong_charset_and_compression_are_refused()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _hub.PushAsync("[]"u8.ToArray(), "application/json; charset=gb18030")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _hub.PushAsync("[]"u8.ToArray(), "application/json", ("Content-Encoding", "br"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _hub.PushAsync("[]"u8.ToArray(), "application/json", ("Content-Encoding", "gzip"))).Status);
    }

    [Fact]
    public async Task A_delivery_that_breaks_keeps_what_came_before_and_names_the_line()
    {
        var body = $"[\n{Fresh(Wuxing)},\n{Registration(Deqing, "断点有限公司")},\n{{\"企业名称\": ###\n]";

        var answer = await _hub.PushAsync(body);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(2, answer.Json.GetProperty("accepted").GetInt32());
        Assert.StartsWith("line 4:", answer.Json.GetProperty("problem").GetString(), StringComparison.Ordinal);
        await _hub.CompleteAsync(answer.Json.GetProperty("id").GetString()!);
        var record = (await _hub.ProfileAsync(Deqing)).GetProperty("sections").GetProperty("I24").GetProperty("record");
        Assert.Equal("断点有限公司", record.GetProperty("ent_name").GetString());
    }

    [Fact]
    public async Task A_broken_line_of_ndjson_costs_that_line_only()
    {
        var answer = await _hub.PushAsync($"{Fresh(Wuxing)}\n{{oops\n{Fresh(Deqing)}\n", "application/x-ndjson");

        Assert.Equal(2, answer.Json.GetProperty("accepted").GetInt32());
        var reason = answer.Json.GetProperty("reasons")[0];
        Assert.Equal(2, reason.GetProperty("line").GetInt32());
        Assert.Equal("MALFORMED", reason.GetProperty("errors")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("[]", "The body has no records.")]
    [InlineData("{}", "line 1: “{” found; a JSON array starts with [")]
    [InlineData("", "line 1: the delivery ends; a JSON array starts with [")]
    public async Task A_push_without_a_usable_record_is_422(string body, string detail)
    {
        var answer = await _hub.PushAsync(body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(detail, answer.Json.GetProperty("detail").GetString());
        Assert.Equal(0, answer.Json.GetProperty("receipt").GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Sixty_megabytes_are_refused_announced_or_not()
    {
        var announced = await _hub.SendAsync(HttpMethod.Post, HubUnderTest.Registrations, HubUnderTest.RegistrationKey, Json(new ByteArrayContent(new byte[60_000_000])));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, announced.Status);

        var small = await HubUnderTest.StartAsync(azurite, null, ("Hub:MaxPushBytes", "100000"), ("Hub:CheckpointRecords", "10"));
        await using (small)
        {
            var many = "[" + string.Join(',', Enumerable.Repeat(Registration(Wuxing), 2_000)) + "]";
            var streamed = await small.SendAsync(
                HttpMethod.Post, HubUnderTest.Registrations, HubUnderTest.RegistrationKey, Json(new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(many)))),
                ("Transfer-Encoding", "chunked"));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, streamed.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await small.GetAsync($"api/v1/enterprises/{Wuxing}/profile", HubUnderTest.BankKey)).Status);
        }
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused_at_the_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blank = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 200; i++)
            {
                gzip.Write(blank);
            }
        }

        var answer = await _hub.PushAsync(packed.ToArray(), "application/json", ("Content-Encoding", "gzip"));

        Assert.True(packed.Length < 1_000_000, "it is a bomb");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("\"企业名称\":\"LONG\"", "TOO_LONG", "ent_name")]
    [InlineData("\"近24个月法定代表人变更次数\":-1", "OUT_OF_RANGE", "legal_rep_change_24m")]
    [InlineData("\"注册资金\":\"NaN\"", "NOT_A_NUMBER", "reg_capital")]
    [InlineData("\"注册日期\":\"2999-01-01\"", "FUTURE_DATE", "est_date")]
    [InlineData("\"统一社会信用代码\":\"91330502MA2B00019A\"", "BAD_CHECK", "uscc")]
    [InlineData("\"登记状态\":\"睡着\"", "UNKNOWN_ENUM", "status")]
    [InlineData("\"注册地址\":{\"省\":\"浙江\"}", "WRONG_TYPE", "reg_address")]
    public async Task A_wrong_value_goes_to_quarantine_with_the_error_name(string wrong, string name, string field)
    {
        var fields = new Dictionary<string, string> { ["企业名称"] = "\"甲\"", ["统一社会信用代码"] = $"\"{Wuxing}\"" };
        var separator = wrong.IndexOf(':', StringComparison.Ordinal);
        fields[wrong[1..(separator - 1)]] = wrong[(separator + 1)..].Replace("LONG", new string('长', 300), StringComparison.Ordinal);
        var record = "{" + string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}";

        var answer = await _hub.PushAsync($"[{record}]");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var errors = answer.Json.GetProperty("receipt").GetProperty("reasons")[0].GetProperty("errors").EnumerateArray()
            .Select(e => (e.GetProperty("name").GetString(), e.GetProperty("field").GetString())).ToList();
        Assert.Equal([(name, field)], errors);
    }

    [Fact]
    public async Task Deep_nesting_costs_that_record_only()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

        var answer = await _hub.PushAsync($"[{deep},{Fresh(Wuxing)}]");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("TOO_DEEP", answer.Json.GetProperty("reasons")[0].GetProperty("errors")[0].GetProperty("name").GetString());
        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_million_unknown_fields_are_refused_without_trouble()
    {
        var many = new StringBuilder("{");
        for (var i = 0; i < 1_000_000; i++)
        {
            many.Append($"\"f{i}\":1,");
        }

        var answer = await _hub.PushAsync($"[{Fresh(Wuxing)},{many}\"x\":1}}]");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
        Assert.Contains("a record is longer than the hub takes", answer.Json.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_unknown_fields_are_kept_aside_and_reported()
    {
        var many = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"f{i}\":1"));

        var answer = await _hub.PushAsync($"[{Fresh(Wuxing, many)}]");

        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
        Assert.Equal(50, answer.Json.GetProperty("unknownFields").EnumerateObject().Count());
    }

    [Fact]
    public async Task Ragged_rows_go_to_quarantine_and_the_rest_does_not()
    {
        var csv = $"企业名称,统一社会信用代码\n甲,{Wuxing},多余\n乙\n丙{Guid.NewGuid():N},{Deqing}\n";

        var answer = await _hub.PushAsync(csv, "text/csv");

        Assert.Equal(1, answer.Json.GetProperty("accepted").GetInt32());
        var reasons = answer.Json.GetProperty("reasons").EnumerateArray().ToList();
        Assert.Equal([2, 3], reasons.Select(r => r.GetProperty("line").GetInt32()));
        Assert.All(reasons, r => Assert.Equal("RAGGED_ROW", r.GetProperty("errors")[0].GetProperty("name").GetString()));
    }

    /// <summary>A registration that no delivery brought before: what is known already would count as unchanged.</summary>
    private static string Fresh(string code, string more = "") => Registration(code, $"新{Guid.NewGuid():N}", more);

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static List<string?> Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString())];

    private Task<Answer> PostAsync(string path, string body) =>
        _hub.SendAsync(HttpMethod.Post, path, HubUnderTest.RegistrationKey, new StringContent(body, Encoding.UTF8, "application/json"));
}
