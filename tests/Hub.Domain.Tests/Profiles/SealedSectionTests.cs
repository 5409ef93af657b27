using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;
using Hub.Domain.Tests.Trust.Keys;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Profiles;

public sealed class SealedSectionTests
{
    private static readonly DateTimeOffset Utc = new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly DataKey I12 = TestKeys.Of("I12", 1, KeyUse.Profile);
    private static readonly DataKey I36 = TestKeys.Of("I36", 2, KeyUse.Profile);
    private static readonly Destruction Gone = new(I12.Id, Utc, "期满");

    [Fact]
    public void Sections_with_a_key_are_sealed_and_the_others_lie_in_clear()
    {
        var packed = ProfileBytes.Pack(Full(), KeyOf);

        Assert.Equal([I12.Id, I36.Id], ProfileBytes.KeysOf(packed));
        var read = ProfileBytes.Unpack(packed, Find);
        Assert.Equal(["I12 张三", "I24 湖州", "I36 4711"], read.Sections.Select(Said));
        Assert.Equal((Sample.Code, 3, "a"), (read.Code, read.Version, read.CatalogVersion));
    }

    [Fact]
    public void Without_its_key_a_section_is_destroyed_and_the_others_are_as_they_were()
    {
        var read = ProfileBytes.Unpack(ProfileBytes.Pack(Full(), KeyOf), id => id == I12.Id ? new FoundKey(null, Gone) : Find(id));

        Assert.Equal(["I12 -", "I24 湖州", "I36 4711"], read.Sections.Select(Said));
        Assert.Equal(Gone, read.Find("I12")!.Destroyed);
        Assert.Null(read.Find("I24")!.Destroyed);
    }

    [Fact]
    public void What_was_destroyed_stays_so_in_the_next_version_until_the_department_delivers_again()
    {
        var destroyed = Full().With(Section.Empty("I12") with { Destroyed = Gone });
        var next = ProfileBytes.Unpack(ProfileBytes.Pack(destroyed with { Version = 4 }, KeyOf), Find);
        Assert.Equal(Gone, next.Find("I12")!.Destroyed);

        var shape = new SectionShape(SectionKind.Single, [], null);
        var filled = Folding.Fold(next.Find("I12")!, shape, [Staged.Item("", 1, 2, """{"name":"甲"}""")]);
        Assert.Null(filled.Destroyed);
        Assert.Single(filled.Items);
    }

    [Fact]
    public void A_section_of_another_version_or_enterprise_is_refused()
    {
        var packed = ProfileBytes.Pack(Full(), KeyOf);
        var other = ProfileBytes.Pack(Full() with { Version = 4 }, KeyOf);
        var head = ClearPart(packed);

        Assert.Throws<AlteredDataException>(() => ProfileBytes.Unpack(other[..^ClearPart(other).Length].Concat(head).ToArray(), Find));
        packed[packed.Length / 3] ^= 1;
        Assert.ThrowsAny<Exception>(() => ProfileBytes.Unpack(packed, Find));
    }

    /// <summary>What is behind the sealed sections.</summary>
    private static byte[] ClearPart(byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed));
        reader.ReadByte();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            reader.ReadString();
            reader.ReadBytes(reader.Read7BitEncodedInt());
        }

        return packed[(int)reader.BaseStream.Position..];
    }

    private static DataKey? KeyOf(string interfaceId) => interfaceId switch { "I12" => I12, "I36" => I36, _ => null };

    private static FoundKey Find(string id) => new(id == I12.Id ? I12 : I36, null);

    private static string Said(Section section) =>
        $"{section.InterfaceId} {(section.Items.Count == 0 ? "-" : Encoding.UTF8.GetString(section.Items[0].Content.Span))}";

    private static Profile Full() => new(Sample.Code, 3, Utc, null, "a", [Of("I12", "张三"), Of("I24", "湖州"), Of("I36", "4711")]);

    private static Section Of(string id, string content) => Section.Empty(id) with
    {
        Items = [new Item("k", Utc, Utc, 5, "run", new EvidencePointer($"{id}/blob", 5, 12), false, Encoding.UTF8.GetBytes(content))],
    };
}
