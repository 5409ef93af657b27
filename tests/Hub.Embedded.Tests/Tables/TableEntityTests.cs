using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Tables;

public sealed class TableEntityTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 30, 15, 123, TimeSpan.FromHours(8));
    private static readonly Guid Id = Guid.Parse("b9f4b1f0-6c5a-4a5e-9f0a-0e6f3f6f2a11");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_type_comes_back_as_it_went()
    {
        var table = await azurite.NewTableAsync("tables");
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var written = new TableEntity("p", "r")
        {
            ["text"] = "引号\" 反斜\\ \n 😀 <&>'", ["empty"] = "", ["truth"] = true, ["int"] = -7, ["long"] = long.MaxValue,
            ["double"] = 0.1, ["whole"] = 5.0, ["nan"] = double.NaN, ["infinite"] = double.NegativeInfinity, ["guid"] = Id,
            ["time"] = Time, ["utc"] = Time.UtcDateTime, ["bytes"] = bytes, ["data"] = BinaryData.FromBytes(bytes), ["null"] = null,
            ["looksLikeTime"] = "2026-03-01T00:00:00Z",
        };
        await table.AddEntityAsync(written, Stop);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;

        Assert.Equal("引号\" 反斜\\ \n 😀 <&>'", read.GetString("text"));
        Assert.Equal("", read["empty"]);
        Assert.Equal(true, read["truth"]);
        Assert.Equal(-7, read["int"]);
        Assert.Equal(long.MaxValue, read["long"]);
        Assert.Equal(0.1, read["double"]);
        Assert.Equal(5.0, read["whole"]);
        Assert.Equal(double.NaN, read["nan"]);
        Assert.Equal(double.NegativeInfinity, read["infinite"]);
        Assert.Equal(Id, read["guid"]);
        Assert.Equal(Time.ToUniversalTime(), read["time"]);
        Assert.Equal(Time, read.GetDateTimeOffset("time"));
        Assert.Equal(Time.UtcDateTime, read.GetDateTime("utc"));
        Assert.Equal(bytes, read.GetBinary("bytes"));
        Assert.Equal(bytes, read.GetBinaryData("data").ToArray());
        Assert.Null(read["null"]);
        Assert.Equal("2026-03-01T00:00:00Z", read["looksLikeTime"]);
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Fact]
    public async Task A_class_of_ones_own_comes_back_as_it_went()
    {
        var table = await azurite.NewTableAsync("tables");
        var written = new Enterprise
        {
            PartitionKey = "p", RowKey = "r", Name = "某公司", Grade = Grade.Deep, Employees = 12, Revenue = long.MinValue, Score = 88.0,
            Founded = Time, Id = Id, Packed = [1, 2, 3], Secret = "not sent", Renamed = "n", Maybe = null,
        };
        await table.UpsertEntityAsync(written, TableUpdateMode.Replace, Stop);

        var read = (await table.GetEntityAsync<Enterprise>("p", "r", cancellationToken: Stop)).Value;
        var raw = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop)).Value;

        Assert.Equal(("某公司", Grade.Deep, 12, long.MinValue, 88.0), (read.Name, read.Grade, read.Employees, read.Revenue, read.Score));
        Assert.Equal((Time, Id, "n"), (read.Founded, read.Id, read.Renamed));
        Assert.Equal([1, 2, 3], read.Packed);
        Assert.Null(read.Secret);
        Assert.Null(read.Maybe);
        Assert.Equal(raw.ETag, read.ETag);
        Assert.Equal(raw.Timestamp, read.Timestamp);
        Assert.Equal("Deep", raw["Grade"]);
        Assert.Equal("n", raw["other_name"]);
        Assert.False(raw.ContainsKey("Secret"));
    }

    [Fact]
    public void Properties_keep_their_kind_of_number()
    {
        var entity = new TableEntity("p", "r") { ["d"] = 1.5, ["l"] = 1L, ["i"] = 1, ["s"] = "x" };
        entity["d"] = 2;
        entity["l"] = 2;
        entity["i"] = "text";

        Assert.Equal(2.0, entity["d"]);
        Assert.Equal(2L, entity["l"]);
        Assert.Equal("text", entity["i"]);
        Assert.Null(entity["absent"]);
        Assert.Null(entity.GetInt32("absent"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("s"));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused()
    {
        var table = await azurite.NewTableAsync("tables");

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local) }, Stop));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = Grade.Deep }, Stop));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = new object() }, Stop));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity { PartitionKey = "p" }, Stop));
    }

    public enum Grade
    {
        NotGreen,
        Deep,
    }

    public sealed class Enterprise : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Name { get; set; }

        public Grade Grade { get; set; }

        public int Employees { get; set; }

        public long Revenue { get; set; }

        public double Score { get; set; }

        public DateTimeOffset Founded { get; set; }

        public Guid Id { get; set; }

        public byte[] Packed { get; set; } = [];

        public double? Maybe { get; set; }

        [IgnoreDataMember]
        public string? Secret { get; set; }

        [DataMember(Name = "other_name")]
        public string? Renamed { get; set; }
    }
}
