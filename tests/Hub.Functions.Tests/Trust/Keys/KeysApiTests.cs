using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Trust.Keys;

public sealed class KeysApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_keys_are_listed_without_the_keys()
    {
        await _hub.Services.GetRequiredService<DataKeys>().CurrentAsync(KeyUse.Raw, "I01", Stop);

        var answer = await _hub.GetAsync("api/v1/keys?interface=I01", HubUnderTest.OperatorKey);

        var key = answer.Json.GetProperty("keys").EnumerateArray().Single();
        Assert.Equal(("I01", "raw", "Active"), (Text(key, "interface"), Text(key, "use"), Text(key, "state")));
        Assert.StartsWith("wrapping-", Text(key, "wrappedBy"));
        Assert.DoesNotContain("wrapped\":", answer.Text);
    }

    [Fact]
    public async Task A_key_of_a_past_month_is_destroyed_with_a_reason_that_stays()
    {
        await MakeAsync("I02", "202601");

        var answer = await DestroyAsync("I02/raw/202601", "企业申请删除");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("Destroyed", "demo-operator", "企业申请删除"), (Text(answer.Json, "state"), Text(answer.Json, "destroyedBy"), Text(answer.Json, "reason")));
        Assert.Equal("企业申请删除", Text((await DestroyAsync("I02/raw/202601", "another")).Json, "reason"));
    }

    [Fact]
    public async Task The_key_of_this_month_is_still_written_with()
    {
        var key = await _hub.Services.GetRequiredService<DataKeys>().CurrentAsync(KeyUse.Raw, "I03", Stop);

        var answer = await DestroyAsync(key.Id, "试一试");

        Assert.Equal((HttpStatusCode.Conflict, "urn:hub:problem:key-in-use"), (answer.Status, Text(answer.Json, "type")));
    }

    [Theory]
    [InlineData("I04/raw/202601", HttpStatusCode.NotFound)]
    [InlineData("I04/other/202601", HttpStatusCode.NotFound)]
    [InlineData("I04/raw/20260", HttpStatusCode.NotFound)]
    public async Task An_unknown_key_is_not_found(string name, HttpStatusCode status) => Assert.Equal(status, (await DestroyAsync(name, "x")).Status);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Nothing_is_destroyed_without_a_reason(string? reason)
    {
        await MakeAsync("I05", "202601");

        Assert.Equal(HttpStatusCode.BadRequest, (await DestroyAsync("I05/raw/202601", reason)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await DestroyAsync("I05/raw/202601", new string('x', 501))).Status);
        Assert.Equal("Retired", Text((await _hub.GetAsync("api/v1/keys?interface=I05", HubUnderTest.OperatorKey)).Json.GetProperty("keys")[0], "state"));
    }

    [Fact]
    public async Task Quarantine_under_a_destroyed_key_is_gone_with_the_reason()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _hub.PushAsync("""[{"统一社会信用代码":"错误"}]""")).Status);
        var list = (await _hub.GetAsync("api/v1/quarantine/I24", HubUnderTest.OperatorKey)).Json;
        var path = $"api/v1/quarantine/I24/{Text(list.GetProperty("segments")[0], "id")}";
        Assert.Equal(HttpStatusCode.OK, (await _hub.GetAsync(path, HubUnderTest.OperatorKey)).Status);

        await PretendDestroyedAsync("I24", "到期删除");
        var answer = await _hub.GetAsync(path, HubUnderTest.OperatorKey);

        Assert.Equal((HttpStatusCode.Gone, "到期删除"), (answer.Status, Text(answer.Json, "reason")));
    }

    [Fact]
    public async Task Wrapping_anew_says_by_which_key() =>
        Assert.StartsWith("wrapping-", Text((await _hub.SendAsync(HttpMethod.Post, "api/v1/keys/rewrap", HubUnderTest.OperatorKey)).Json, "wrappingKey"));

    private async Task<Answer> DestroyAsync(string name, string? reason)
    {
        using var body = JsonContent.Create(new { reason });
        return await _hub.SendAsync(HttpMethod.Post, $"api/v1/keys/{name}/destroy", HubUnderTest.OperatorKey, body);
    }

    /// <summary>A key as an earlier month left it.</summary>
    private async Task MakeAsync(string interfaceId, string month)
    {
        var wrapped = await _hub.Services.GetRequiredService<IPlatformKeys>().WrapAsync(new byte[DataKey.Size], Stop);
        await Table.UpsertEntityAsync(new TableEntity(interfaceId, $"Raw-{month}")
        {
            ["wrapped"] = wrapped.Value, ["wrappedBy"] = wrapped.KeyId, ["madeAt"] = DateTimeOffset.UnixEpoch, ["usedAt"] = DateTimeOffset.UnixEpoch,
        }, cancellationToken: Stop);
    }

    /// <summary>This month's key cannot be destroyed, and the hub under test has no other clock: the row is made as destroying leaves it.</summary>
    private async Task PretendDestroyedAsync(string interfaceId, string reason)
    {
        var keys = _hub.Services.GetRequiredService<DataKeys>();
        var row = (await keys.ListAsync(interfaceId, Stop)).Single(k => k.Name.Use == KeyUse.Raw);
        await Table.UpsertEntityAsync(new TableEntity(interfaceId, row.Entity.RowKey)
        {
            ["madeAt"] = row.MadeAt, ["usedAt"] = row.UsedAt, ["destroyedAt"] = row.MadeAt, ["destroyedBy"] = "op", ["reason"] = reason,
        }, TableUpdateMode.Replace, Stop);
        keys.Forget(row.Name);
    }

    private TableClient Table => _hub.Services.GetRequiredService<HubStore>().DataKeys;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
