using System.Text;
using Hub.Domain.Intake;

namespace Hub.Domain.Tests.Intake;

public sealed class RecordRowsTests
{
    [Theory]
    [InlineData("""{"代码":"A","明细":[{"月":"202601","数":1},{"月":"202602","数":2}]}""", "明细", """{"代码":"A","月":"202601","数":1}""", """{"代码":"A","月":"202602","数":2}""")]
    [InlineData("""{"数":0,"明细":[{"数":1}]}""", "明细", """{"数":1}""")]
    [InlineData("""{"a":1,"b":{"c":[{"d":2}]},"e":[7],"f":{"g":3}}""", "b.c", """{"a":1,"f":{"g":3},"d":2}""")]
    [InlineData("""{"a":1,"明细":[]}""", "明细")]
    [InlineData("""{"a":1,"明细":null}""", "明细")]
    public void Each_row_is_a_record_with_the_outer_values(string json, string path, params string[] rows)
    {
        var found = RecordRows.Of(Encoding.UTF8.GetBytes(json), path, out var error);

        Assert.Null(error);
        Assert.Equal(rows, found.Select(r => Encoding.UTF8.GetString(r.Span)));
    }

    [Theory]
    [InlineData("""{"a":1}""", "明细", "REQUIRED 明细: absent; an array of objects, empty if there are none")]
    [InlineData("""{"明细":{"x":1}}""", "明细", "WRONG_TYPE 明细: no array; an array of objects")]
    [InlineData("""{"明细":[1]}""", "明细", "WRONG_TYPE 明细: other values in the array; an array of objects")]
    [InlineData("""[]""", "明细", "REQUIRED 明细: absent; an array of objects, empty if there are none")]
    public void What_cannot_be_taken_apart_is_named(string json, string path, string message)
    {
        Assert.Empty(RecordRows.Of(Encoding.UTF8.GetBytes(json), path, out var error));

        Assert.Equal(message, $"{error!.Name} {error.Field}: {error.Value}; {error.Expected}");
    }

    [Fact]
    public void Broken_json_and_endless_rows_are_errors()
    {
        RecordRows.Of("{\"明细\":[{"u8.ToArray(), "明细", out var broken);
        RecordRows.Of(Encoding.UTF8.GetBytes($"{{\"明细\":[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]}}"), "明细", out var endless);

        Assert.Equal(("MALFORMED", "OUT_OF_RANGE"), (broken!.Name, endless!.Name));
    }
}
