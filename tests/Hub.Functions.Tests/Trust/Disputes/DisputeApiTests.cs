using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests.Trust.Disputes;

/// <summary>Objection and correction over HTTP, from the enterprise's claim to the bank's notice.</summary>
public sealed class DisputeApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private static readonly string[] s_enterprise = ["disputes.write", "disputes.read"];

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task A_corrected_record_is_a_new_version_and_the_bank_that_read_the_wrong_one_is_told_old_and_new()
    {
        const string Code = Enterprises.Wuxing;
        var enterprise = await EnterpriseAsync(Code);
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code, "湖州错字有限公司")}]");
        await _hub.ProfileAsync(Code);

        var raised = await _hub.SendAsync(HttpMethod.Post, $"api/v1/enterprises/{Code}/disputes", enterprise, JsonContent.Create(new { @interface = "I24", claim = "企业名称有误" }));
        Assert.Equal(HttpStatusCode.Created, raised.Status);
        Assert.Equal("SentToSource", raised.Json.GetProperty("state").GetString());
        var id = raised.Json.GetProperty("id").GetString()!;
        await Eventually.Async(async () => Section(await _hub.ProfileAsync(Code)).TryGetProperty("disputes", out _), () => "the profile does not show the dispute");
        var shown = Section(await _hub.ProfileAsync(Code)).GetProperty("disputes")[0];
        Assert.Equal((id, "disputed", "企业对该信息有异议，正在核实"), (shown.Text("id"), shown.Text("state"), shown.Text("zh")));

        var again = await _hub.SendAsync(HttpMethod.Post, $"api/v1/enterprises/{Code}/disputes", enterprise, JsonContent.Create(new { @interface = "I24", claim = "企业名称有误" }));
        Assert.Equal((HttpStatusCode.Conflict, id), (again.Status, again.Json.Text("dispute")));
        var desk = await _hub.GetAsync("api/v1/disputes", HubUnderTest.RegistrationKey);
        Assert.Contains(desk.Json.GetProperty("disputes").EnumerateArray(), d => d.Text("id") == id);

        var replied = await ReplyAsync(id, "Correct", JsonSerializer.Deserialize<JsonElement>(Enterprises.Registration(Code, "湖州正字有限公司")));
        Assert.Equal(HttpStatusCode.Accepted, replied.Status);
        await Eventually.Async(async () => await StateAsync(id, enterprise) == "Closed", () => "the dispute is not closed");

        var profile = await _hub.ProfileAsync(Code);
        Assert.Equal("湖州正字有限公司", Section(profile).GetProperty("record").Text("ent_name"));
        var events = (await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray()
            .Where(e => e.Text("type") == "cn.hub.profile.correction" && e.Text("subject") == Code).ToList();
        var field = Assert.Single(Assert.Single(events).GetProperty("data").GetProperty("fields").EnumerateArray());
        Assert.Equal(("ent_name", "湖州错字有限公司", "湖州正字有限公司"), (field.Text("field"), field.Text("before"), field.Text("after")));
    }

    [Fact]
    public async Task A_confirmed_record_stays_and_the_enterprises_statement_stands_beside_it()
    {
        const string Code = Enterprises.Nanxun;
        var enterprise = await EnterpriseAsync(Code);
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code)}]");
        var id = await RaisedAsync(Code, enterprise);

        Assert.Equal(HttpStatusCode.Conflict, (await StatementAsync(id, enterprise, "我方不同意。")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(id, "Confirm", null)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await ReplyAsync(id, "Confirm", null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await StatementAsync(id, enterprise, new string('字', 201))).Status);
        Assert.Equal(HttpStatusCode.OK, (await StatementAsync(id, enterprise, "我方不同意。")).Status);

        await Eventually.Async(
            async () => Section(await _hub.ProfileAsync(Code)).TryGetProperty("disputes", out var marks) && marks[0].Text("statement") == "我方不同意。",
            () => "the statement is not shown");
    }

    [Fact]
    public async Task A_correction_of_something_else_is_refused()
    {
        const string Code = Enterprises.Deqing;
        var enterprise = await EnterpriseAsync(Code);
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code, more: "\"更新时间\":\"2026-10-01 08:00:00\"")}]");
        var id = await RaisedAsync(Code, enterprise);

        var other = await ReplyAsync(id, "Correct", JsonSerializer.Deserialize<JsonElement>(Enterprises.Registration(Enterprises.Anji)));
        var older = await ReplyAsync(id, "Correct", JsonSerializer.Deserialize<JsonElement>(Enterprises.Registration(Code, more: "\"更新时间\":\"2026-09-01 08:00:00\"")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "WRONG_SUBJECT"), (other.Status, other.Json.GetProperty("errors")[0].Text("name")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "OLDER"), (older.Status, older.Json.GetProperty("errors")[0].Text("name")));
        Assert.Equal("SentToSource", await StateAsync(id, enterprise));
    }

    [Fact]
    public async Task Nobody_acts_in_anothers_case()
    {
        const string Code = Enterprises.Changxing;
        var (enterprise, stranger) = (await EnterpriseAsync(Code), await EnterpriseAsync(Enterprises.Anji));
        var tax = await CallerAsync(new { id = "tax", role = "Department", department = "D14", scopes = new[] { "disputes.read", "disputes.decide" } });
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code)}]");
        var id = await RaisedAsync(Code, enterprise);

        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.SendAsync(
            HttpMethod.Post, $"api/v1/enterprises/{Code}/disputes", stranger, JsonContent.Create(new { @interface = "I24", claim = "有误" }))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.GetAsync($"api/v1/disputes/{id}", stranger)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await StatementAsync(id, stranger, "我方不同意。")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReplyAsync(id, "Confirm", null, tax)).Status);
        Assert.DoesNotContain((await _hub.GetAsync("api/v1/disputes", tax)).Json.GetProperty("disputes").EnumerateArray(), d => d.Text("id") == id);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.SendAsync(
            HttpMethod.Post, $"api/v1/enterprises/{Code}/repairs", tax, JsonContent.Create(new { @interface = "I02", item = "x", reference = "1", reason = "x" }))).Status);
    }

    [Theory]
    [InlineData("""{"interface":"I99","claim":"有误"}""", 404)]
    [InlineData("""{"interface":"I24","field":"nonsense","claim":"有误"}""", 404)]
    [InlineData("""{"interface":"I24"}""", 400)]
    [InlineData("""{"interface":"I24","claim":"有误","evidenceHash":"zz"}""", 400)]
    [InlineData("""{"interface":"I24","item":"none","claim":"有误"}""", 404)]
    public async Task What_cannot_be_disputed_is_told(string body, int status)
    {
        var enterprise = await EnterpriseAsync(Enterprises.Anji);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (int)(await _hub.SendAsync(HttpMethod.Post, $"api/v1/enterprises/{Enterprises.Anji}/disputes", enterprise, content)).Status);
    }

    private Task<string> EnterpriseAsync(string code) => CallerAsync(new { id = $"enterprise-{code}-{Guid.NewGuid():N}", role = "Enterprise", creditCode = code, scopes = s_enterprise });

    private async Task<string> CallerAsync(object caller) =>
        (await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(caller))).Json.Text("key")!;

    private async Task<string> RaisedAsync(string code, string key) => (await _hub.SendAsync(
        HttpMethod.Post, $"api/v1/enterprises/{code}/disputes", key, JsonContent.Create(new { @interface = "I24", claim = "企业名称有误" }))).Json.Text("id")!;

    private Task<Answer> ReplyAsync(string id, string kind, JsonElement? record, string key = HubUnderTest.RegistrationKey) => _hub.SendAsync(
        HttpMethod.Post, $"api/v1/disputes/{id}/reply", key, record is null ? JsonContent.Create(new { kind, reason = "已核实" }) : JsonContent.Create(new { kind, reason = "已核实", record }));

    private Task<Answer> StatementAsync(string id, string key, string text) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/disputes/{id}/statement", key, JsonContent.Create(new { text }));

    private async Task<string?> StateAsync(string id, string key) => (await _hub.GetAsync($"api/v1/disputes/{id}", key)).Json.Text("state");

    private static JsonElement Section(JsonElement profile) => profile.GetProperty("sections").GetProperty("I24");
}
