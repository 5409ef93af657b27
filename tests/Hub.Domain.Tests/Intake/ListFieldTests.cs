using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class ListFieldTests
{
    private static readonly Interface Fuels = Sample.Interface(
    [
        Sample.Field("fuels", new ListType(
            [
                Sample.Field("fuel", new TextType(10), required: true),
                Sample.Field("qty", new DecimalType(10, 2, "t", 0, null), sourceUnit: "kg"),
            ],
            MaxCount: 3)),
    ]);

    [Fact]
    public void Objects_of_a_list_are_normalised_in_their_order()
    {
        var record = Normalise("""[{"qty的中文":1500,"fuel":"煤"},{"fuel":" 油 ","批次":1},{"批次":2,"fuel":"气"}]""");

        Assert.Equal("""{"fuels":[{"fuel":"煤","qty":1.5},{"fuel":"油"},{"fuel":"气"}]}""", Sample.Text(record));
        Assert.Equal(["fuels.批次"], record.UnknownFields);
    }

    [Theory]
    [InlineData("""[{"fuel":"煤","qty的中文":"?"},{"qty":-1}]""", "NOT_A_NUMBER fuels.qty=?: a number in kg; REQUIRED fuels.fuel=absent: fuel的中文 (fuel in English) must be stated; OUT_OF_RANGE fuels.qty=-1: 0 to … in t")]
    [InlineData("""[{"fuel":"煤","FUEL":"油"}]""", "DUPLICATE_FIELD fuels.fuel=FUEL: each field stands once in a record")]
    [InlineData("""[{"fuel":"a"},{"fuel":"a"},{"fuel":"a"},{"fuel":"?"},{}]""", "OUT_OF_RANGE fuels=more than 3 objects: at most 3 objects")]
    [InlineData("""["煤"]""", "WRONG_TYPE fuels=a single value in the array: an array of objects")]
    [InlineData("""[[{"fuel":"煤"}]]""", "WRONG_TYPE fuels=an array in the array: an array of objects")]
    [InlineData("\"煤\"", "WRONG_TYPE fuels=a single value: an array of objects")]
    [InlineData("""{"fuel":"煤"}""", "WRONG_TYPE fuels=an object: an array of objects")]
    [InlineData("""[{"fuel":"煤","\uD800":1}]""", "BAD_ENCODING fuels.record=a name that is not decodable: UTF-8 text")]
    [InlineData("""[{"fuel":"\uDC00"}]""", "BAD_ENCODING fuels.fuel=not decodable: UTF-8 text")]
    public void Errors_name_the_field_within_the_list(string json, string message) => Assert.Equal(message, Sample.Errors(Normalise(json)));

    [Theory]
    [InlineData("[]", """{"fuels":[]}""")]
    [InlineData("null", """{"fuels":null}""")]
    public void An_empty_list_is_not_the_same_as_none(string json, string expected) => Assert.Equal(expected, Sample.Text(Normalise(json)));

    private static NormalisedRecord Normalise(string json) => Sample.Normalise(Fuels, $$"""{"代码":"{{Sample.Code}}","fuels":{{json}}}""");
}
