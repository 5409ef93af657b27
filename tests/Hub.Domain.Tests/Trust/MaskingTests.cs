using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;
using Hub.Domain.Trust;

namespace Hub.Domain.Tests.Trust;

public sealed class MaskingTests
{
    private static readonly Field Name = Sample.Field("name", new TextType(50));
    private static readonly Field Person = Sample.Field("legal_rep_name", new TextType(50), personal: true);
    private static readonly Field Age = Sample.Field("age", new IntegerType(null, null, null), personal: true);
    private static readonly Field Shareholders = Sample.Field("shareholders", new ListType([Name, Person], 10));
    private static readonly Field Contacts = Sample.Field("contacts", new ListType([Name], 10), personal: true);

    [Theory]
    [InlineData("王小明", "王＊")]
    [InlineData("王", "王＊")]
    [InlineData("欧阳修", "欧＊")]
    [InlineData("𠮷田", "𠮷＊")]
    [InlineData("John Smith", "J＊")]
    [InlineData("13812345678", "1＊")]
    [InlineData("", "")]
    public void Of_a_persons_name_the_first_character_stays(string name, string masked) => Assert.Equal(masked, Masking.OfPerson(name));

    [Theory]
    [InlineData("6222021205001234567", "6222＊＊＊＊4567")]
    [InlineData("123456789", "1234＊＊＊＊6789")]
    [InlineData("12345678", "＊＊＊＊")]
    [InlineData("", "＊＊＊＊")]
    public void Of_an_account_the_first_four_and_the_last_four_stay(string number, string masked)
    {
        Assert.Equal(masked, Masking.OfAccount(number));
        Assert.Equal($$"""{"account":"{{masked}}"}""", Write($$"""{"account":"{{number}}"}""", [Person with { Name = "account", Masked = PersonalKind.Account }]));
    }

    [Theory]
    [InlineData("""{"name":"甲公司","legal_rep_name":"王小明"}""", """{"name":"甲公司","legal_rep_name":"王＊"}""")]
    [InlineData("""{"legal_rep_name":null}""", """{"legal_rep_name":null}""")]
    [InlineData("""{"age":41}""", """{"age":"＊"}""")]
    [InlineData("""{"contacts":[{"name":"王小明"}]}""", """{"contacts":"＊"}""")]
    [InlineData("""{"shareholders":[{"name":"甲","legal_rep_name":"王小明"},{"legal_rep_name":"李"}]}""", """{"shareholders":[{"name":"甲","legal_rep_name":"王＊"},{"legal_rep_name":"李＊"}]}""")]
    [InlineData("""{"shareholders":null}""", """{"shareholders":null}""")]
    [InlineData("""{"amount":{"amount":1.50,"currency":"CNY"}}""", """{"amount":{"amount":1.50,"currency":"CNY"}}""")]
    public void Personal_fields_are_masked_wherever_they_stand(string record, string expected) =>
        Assert.Equal(expected, Write(record, [Name, Person, Age, Shareholders, Contacts]));

    [Fact]
    public void A_record_without_personal_fields_stays_byte_for_byte() =>
        Assert.Equal("""{"name":"甲", "x":1.0}""", Write("""{"name":"甲", "x":1.0}""", [Name]));

    private static string Write(string record, IReadOnlyList<Field> fields)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Masking.Write(Encoding.UTF8.GetBytes(record), fields, writer);
        writer.Flush();
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
