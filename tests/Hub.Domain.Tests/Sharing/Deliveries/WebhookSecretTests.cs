using System.Text;
using Hub.Domain.Sharing.Deliveries;

namespace Hub.Domain.Tests.Sharing.Deliveries;

public sealed class WebhookSecretTests
{
    /// <summary>The example of the specification's own libraries.</summary>
    [Fact]
    public void A_signature_is_that_of_the_specifications_example()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var time = DateTimeOffset.FromUnixTimeSeconds(1614265330);

        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSecret.Sign([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", time, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));
    }

    [Fact]
    public void Two_secrets_make_two_signatures_and_are_written_with_their_prefix()
    {
        byte[][] secrets = [[1, 2, 3], [4, 5, 6]];
        var both = WebhookSecret.Sign(secrets, "id", DateTimeOffset.UnixEpoch, new byte[] { 7 });

        Assert.Equal(
            $"{WebhookSecret.Sign([secrets[0]], "id", DateTimeOffset.UnixEpoch, new byte[] { 7 })} {WebhookSecret.Sign([secrets[1]], "id", DateTimeOffset.UnixEpoch, new byte[] { 7 })}", both);
        Assert.Equal("whsec_AQID", WebhookSecret.Write(secrets[0]));
    }
}
