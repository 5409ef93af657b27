using System.IO.Compression;
using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

public sealed class ProfileBytesTests
{
    private static readonly DateTimeOffset Utc = new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_profile_round_trips() => Assert.Equal(Describe(Full()), Describe(ProfileBytes.Unpack(ProfileBytes.Pack(Full()))));

    [Fact]
    public void An_empty_profile_round_trips() => Assert.Equal(
        Describe(Profile.Empty(Sample.Code)), Describe(ProfileBytes.Unpack(ProfileBytes.Pack(Profile.Empty(Sample.Code)))));

    [Fact]
    public void Equal_profiles_have_equal_bytes() => Assert.Equal(ProfileBytes.Pack(Full()), ProfileBytes.Pack(Full()));

    [Fact]
    public void Different_profiles_have_different_bytes()
    {
        Profile[] profiles =
        [
            Full(),
            Full() with { Version = 4 },
            Full() with { Previous = null },
            Full() with { CatalogVersion = "b" },
            Full().With(Section.Empty("I12")),
            Full().With(Full().Find("I24")! with { Quarantine = [] }),
        ];

        Assert.Equal(profiles.Length, profiles.Select(p => Convert.ToHexString(ProfileBytes.Pack(p))).Distinct().Count());
    }

    [Fact]
    public void Two_years_of_days_fit_into_a_row()
    {
        var items = Enumerable.Range(0, 730).Select(i => Item(
            Utc.AddDays(i - 730).ToString("yyyyMMdd"), $$"""{"period":"{{Utc.AddDays(i - 730):yyyyMMdd}}","grid_kwh":{{i * 7919 % 100_000}}}"""));

        Assert.InRange(ProfileBytes.Pack(Full().With(Section.Empty("I36") with { Items = [.. items] })).Length, 1, 8 * 1024);
    }

    [Fact]
    public void Another_format_is_refused()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.WriteByte(9);
        }

        var exception = Assert.Throws<InvalidDataException>(() => ProfileBytes.Unpack(packed.ToArray()));

        Assert.Equal("A stored profile has format 9; this version reads 3.", exception.Message);
    }

    [Fact]
    public void Sections_lie_in_the_order_of_their_interfaces() => Assert.Equal(
        ["I12", "I24", "I36"],
        Profile.Empty(Sample.Code).With(Section.Empty("I36")).With(Section.Empty("I12")).With(Section.Empty("I24")).With(Section.Empty("I12"))
            .Sections.Select(s => s.InterfaceId));

    private static Profile Full() => new(
        Sample.Code, 3, Utc, new VersionPointer("history/1", long.MaxValue, 77), "a",
        [
            new Section("I12", [], Utc, []),
            new Section(
                "I24", [Item("", """{"name":"湖州"}"""), Item("a", "") with { Deleted = true, Sequence = long.MaxValue }], null,
                [new QuarantineNote("", Utc, "run", "BAD_DATE est_date"), new QuarantineNote("a", Utc, "run", "REQUIRED name")]),
        ]);

    private static Item Item(string key, string content) =>
        new(key, Utc, Utc.AddHours(1), 5, "run", new EvidencePointer("blob", 5_000_000_000, 12), false, Encoding.UTF8.GetBytes(content));

    private static string Describe(Profile profile) => string.Join(
        '\n',
        profile.Sections
            .SelectMany(s => s.Items.Select(i => $"{i with { Content = default }} {Encoding.UTF8.GetString(i.Content.Span)}")
                .Prepend($"{s.InterfaceId} {s.AnsweredAsOf:O} {string.Join(' ', s.Quarantine)}"))
            .Prepend($"{profile with { Sections = [] }} {profile.VersionTime:O}"));
}
