namespace Hub.Domain.Tests.Trust.Callers.Signatures;

/// <summary>Keys and signed messages of RFC 9421, appendix B, that the hub's two algorithms apply to.</summary>
internal static class RfcVectors
{
    /// <summary>B.1.3, test-key-ecc-p256.</summary>
    public const string EccPublicKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
        w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
        -----END PUBLIC KEY-----
        """;

    /// <summary>B.1.5, test-shared-secret.</summary>
    public const string SharedSecret = "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    /// <summary>B.2.4, a response signed with ecdsa-p256-sha256.</summary>
    public static readonly Vector B24 = new(
        """sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256" """.TrimEnd(),
        "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:",
        new()
        {
            ["@status"] = "200",
            ["content-type"] = "application/json",
            ["content-digest"] = "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
            ["content-length"] = "23",
        });

    /// <summary>B.2.5, a request signed with hmac-sha256.</summary>
    public static readonly Vector B25 = new(
        """sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret" """.TrimEnd(),
        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
        new() { ["date"] = "Tue, 20 Apr 2021 02:07:55 GMT", ["@authority"] = "example.com", ["content-type"] = "application/json" });

    /// <summary>B.3, a request signed with ecdsa-p256-sha256 by a proxy, over derived components.</summary>
    public static readonly Vector B3 = new(
        """ttrp=("@path" "@query" "@method" "@authority" "client-cert");created=1618884473;keyid="test-key-ecc-p256" """.TrimEnd(),
        "ttrp=:xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==:",
        new()
        {
            ["@path"] = "/foo",
            ["@query"] = "?param=Value&Pet=dog",
            ["@method"] = "POST",
            ["@authority"] = "service.internal.example",
            ["client-cert"] = ":MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIEludGVybWVkaWF0ZSBDQTAe"
                + "Fw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebr"
                + "XmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAO"
                + "BgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6"
                + "G3VliL4/Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=:",
        });
}

/// <summary>A signed message: its fields and the values of its components.</summary>
internal sealed record Vector(string Input, string Signature, Dictionary<string, string> Components);
