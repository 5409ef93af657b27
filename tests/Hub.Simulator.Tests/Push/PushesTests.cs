using System.Text;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class PushesTests
{
    private static readonly City City = new(seed: 1, enterprises: 1_050);

    [Theory]
    [InlineData(PushFormat.Csv)]
    [InlineData(PushFormat.Json)]
    public void The_batches_add_up_to_the_city(PushFormat format)
    {
        var batches = Pushes.Batches(City, "I24", Client.Day, format).ToList();
        Assert.Equal([(0, 500), (1, 500), (2, 50)], batches.Select(batch => (batch.Number, batch.Records)));
        Assert.All(City.Enterprises, e => Assert.Contains(e.CreditCode, Text(batches[e.Number / 500]), StringComparison.Ordinal));
    }

    [Fact]
    public void Csv_has_the_headings_of_the_register_and_quotes_commas()
    {
        var lines = Text(Pushes.Batches(City, "I24", Client.Day).First()).Split("\r\n");
        Assert.Equal("企业名称,统一社会信用代码,注册日期,企业类型,注册资金,实缴资本,经营范围,所在省份,地区,注册地址,行业代码,行政区划代码,登记状态,法定代表人,近24个月法定代表人变更次数,年报公示情况,更新时间", lines[0]);
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @",""\d,\d{3}\(万元人民币\)"","));
    }

    [Fact]
    public void Json_is_an_array_of_objects_with_Chinese_names()
    {
        var records = JsonDocument.Parse(Pushes.Batches(City, "I24", Client.Day, PushFormat.Json).First().Content).RootElement;
        var expected = City.RegistrationOf(City[0], Client.Day);
        Assert.Equal(expected.Name, records[0].GetProperty("企业名称").GetString());
        Assert.Equal(expected.Registered.Text, records[0].GetProperty("注册资本").GetString());
        Assert.Equal(expected.RepresentativeChanges, records[0].GetProperty("近24个月法定代表人变更次数").GetInt32());
    }

    [Fact]
    public void A_delta_holds_only_what_changed()
    {
        var changed = City.Enterprises.Where(e => City.RegistrationOf(e, Client.Day) != City.RegistrationOf(e, Client.Day.AddDays(-1))).Select(e => e.CreditCode);
        var delta = Pushes.Batches(City, "I24", Client.Day, PushFormat.Json, changedAfter: Client.Day.AddDays(-1)).Single();
        var codes = JsonDocument.Parse(delta.Content).RootElement.EnumerateArray().Select(record => record.GetProperty("统一社会信用代码").GetString()!);
        Assert.Equal(changed, codes);
    }

    [Fact]
    public void Faults_show_in_the_bodies()
    {
        var faults = new Faults(1);
        faults.SwitchOn("I24", Fault.Times(FaultKind.WrongTypes, count: 1), Fault.Times(FaultKind.MalformedJson, count: 1, after: 1), Fault.Times(FaultKind.EmptyResult, count: 1, after: 2));
        var batches = Pushes.Batches(City, "I24", Client.Day, PushFormat.Json, batchSize: 100, faults: faults).Take(3).ToList();
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(batches[0].Content).RootElement[0].GetProperty("年报公示情况").ValueKind);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(batches[1].Content));
        Assert.Equal("[]", Text(batches[2]));
    }

    public static TheoryData<string> Pushed => [.. Pushes.Interfaces];

    [Fact]
    public void Eleven_interfaces_are_pushed() =>
        Assert.Equal(["I02", "I08", "I09", "I17", "I23", "I24", "I26", "I31", "I33", "I37", "I38"], Pushes.Interfaces);

    [Theory]
    [MemberData(nameof(Pushed))]
    public void Every_fact_is_a_record_in_the_departments_own_format(string interfaceId)
    {
        var facts = City.Enterprises.Sum(e => City.FactsOf(e, interfaceId, Client.Day).Count);
        var batches = Pushes.Batches(City, interfaceId, Client.Day, batchSize: 200).ToList();
        Assert.Equal(facts, batches.Sum(batch => batch.Records));
        Assert.Equal(facts, batches.Sum(Count));
        Assert.All(batches, batch => Assert.Equal($"api/v1/departments/{batch.Department}/interfaces/{interfaceId}/records", batch.Path));
    }

    [Theory]
    [MemberData(nameof(Pushed))]
    public void A_delta_of_every_interface_holds_what_was_updated_after_the_day(string interfaceId)
    {
        var expected = City.Enterprises.Sum(e => City.FactsOf(e, interfaceId, Client.Day).Count(f => f.UpdatedAt.Date > new DateTime(2026, 11, 10)));
        Assert.Equal(expected, Pushes.Batches(City, interfaceId, Client.Day, changedAfter: new DateOnly(2026, 11, 10)).Sum(batch => batch.Records));
    }

    [Fact]
    public void Licences_and_penalties_have_headings_of_their_own()
    {
        var lines = Text(Pushes.Batches(City, "I02", Client.Day, PushFormat.Csv, batchSize: 10_000).Single()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headings = lines[0].Split(',').ToList();
        var (licence, penalty) = (headings.IndexOf("行政许可决定文书号"), headings.IndexOf("行政处罚决定书文号"));
        Assert.All(lines.Skip(1).Select(line => line.Split(',')), cells => Assert.True(cells[licence].Length > 0 ^ cells[penalty].Length > 0));
    }

    [Fact]
    public void What_is_pulled_is_not_pushed()
    {
        var error = Assert.Throws<ArgumentException>(() => Pushes.Batches(City, "I28", Client.Day));
        Assert.StartsWith("I28 is not pushed; pushed are I02, I08,", error.Message, StringComparison.Ordinal);
    }

    private static int Count(PushBatch batch) => batch.ContentType == "application/json"
        ? JsonDocument.Parse(batch.Content).RootElement.GetArrayLength()
        : Text(batch).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - (batch.ContentType == "text/csv" ? 1 : 0);

    private static string Text(PushBatch batch) => Encoding.UTF8.GetString(batch.Content.Span);
}
