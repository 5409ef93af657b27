using System.Text;
using Hub.Domain.Trust.Callers.Signatures;

namespace Hub.Domain.Tests.Trust.Callers.Signatures;

public sealed class ContentDigestTests
{
    /// <summary>The body and digests that RFC 9421 (B.2) and RFC 9530 (appendix D) print.</summary>
    private const string Sha256 = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    private const string Sha512 = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

    private static readonly byte[] s_body = Encoding.UTF8.GetBytes("""{"hello": "world"}""");

    [Fact]
    public void The_digest_of_a_body_is_the_printed_one() => Assert.Equal(Sha256, ContentDigest.Of(s_body));

    [Theory]
    [InlineData(Sha256, true)]
    [InlineData(Sha512, true)]
    [InlineData($"{Sha256}, {Sha512}", true)]
    [InlineData("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPA=:", false)]
    [InlineData($"sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPA=:, {Sha512}", false)]
    [InlineData("sha-512=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", false)]
    [InlineData("md5=:Sd/dVLAcvNLSq16eXua5uQ==:", false)]
    [InlineData("sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", false)]
    [InlineData("", false)]
    public void Every_digest_of_the_field_must_be_the_bodys(string field, bool matches) => Assert.Equal(matches, ContentDigest.Matches(field, s_body));
}
