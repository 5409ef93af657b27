using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Domain.Trust.Callers.Signatures;

/// <summary>
/// One signature of an HTTP message (RFC 9421, 4.1 and 4.2). The fields are read strictly: one signature, in the canonical
/// serialisation of RFC 8941, so that what was received is byte for byte what goes into the signature base; component
/// parameters (<c>;sf</c>, <c>;bs</c>, <c>;req</c> …) are not taken.
/// </summary>
public sealed partial record MessageSignature
{
    /// <summary>Longest field that is read, in characters.</summary>
    public const int LongestField = 2048;

    private MessageSignature(string input, IReadOnlyList<string> components, byte[] value) =>
        (Input, Components, Value) = (input, components, value);

    /// <summary>The covered components and parameters as they were received, the value of <c>@signature-params</c>.</summary>
    public string Input { get; }

    /// <summary>Names of the covered components, in order.</summary>
    public IReadOnlyList<string> Components { get; }

    /// <summary>The signature's bytes.</summary>
    public byte[] Value { get; }

    /// <summary>When it was made, to the second; null if it does not say.</summary>
    public DateTimeOffset? Created { get; private init; }

    /// <summary>When it ends, to the second; null if it does not say.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>Its number used once, or null.</summary>
    public string? Nonce { get; private init; }

    /// <summary>The key it says it was made with, or null.</summary>
    public string? KeyId { get; private init; }

    /// <summary>The algorithm it says it was made with, or null.</summary>
    public string? Algorithm { get; private init; }

    /// <summary>Reads the fields <c>Signature-Input</c> and <c>Signature</c>; null if they are not of the form.</summary>
    public static MessageSignature? Parse(string signatureInput, string signature)
    {
        if (signatureInput.Length > LongestField || signature.Length > LongestField
            || InputForm().Match(signatureInput) is not { Success: true } input
            || SignatureForm().Match(signature) is not { Success: true } value
            || input.Groups["label"].Value != value.Groups["label"].Value)
        {
            return null;
        }

        var components = input.Groups["component"].Captures.Select(c => c.Value).ToList();
        var names = input.Groups["name"].Captures.Select(c => c.Value).ToList();
        var parameters = names.Zip(input.Groups["value"].Captures.Select(c => c.Value)).ToList();
        return components.Distinct().Count() < components.Count || names.Distinct().Count() < names.Count
            ? null
            : With(new MessageSignature(input.Groups["input"].Value, components, Convert.FromBase64String(value.Groups["bytes"].Value)), parameters);
    }

    /// <summary>The bytes that are signed (RFC 9421, 2.5); null if the message has no such component.</summary>
    /// <param name="valueOf">The value of a component by name.</param>
    public byte[]? Base(Func<string, string?> valueOf)
    {
        var lines = new StringBuilder();
        foreach (var component in Components)
        {
            if (valueOf(component) is not { } value)
            {
                return null;
            }

            lines.Append('"').Append(component).Append("\": ").Append(value).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.Append("\"@signature-params\": ").Append(Input).ToString());
    }

    /// <summary>Numbers for times, texts for the rest; what is not known here would be signed without being understood.</summary>
    private static MessageSignature? With(MessageSignature signature, IEnumerable<(string Name, string Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var text = value[0] == '"' ? value[1..^1] : null;
            var time = text is null ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(value, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null;
            switch (name)
            {
                case "created" when time is not null: signature = signature with { Created = time }; break;
                case "expires" when time is not null: signature = signature with { Expires = time }; break;
                case "nonce" when text is not null: signature = signature with { Nonce = text }; break;
                case "keyid" when text is not null: signature = signature with { KeyId = text }; break;
                case "alg" when text is not null: signature = signature with { Algorithm = text }; break;
                case "tag" when text is not null: break;
                default: return null;
            }
        }

        return signature;
    }

    // Eleven digits reach the year 5138, within what a date can hold. Texts have no quotes or backslashes: nothing is escaped.
    [GeneratedRegex("""
        ^(?<label>[a-z*][a-z0-9_.*-]{0,63})=(?<input>\((?:"(?<component>@?[a-z0-9-]{1,64})"(?: "(?<component>@?[a-z0-9-]{1,64})"){0,31})?\)(?:;(?<name>[a-z]{1,16})=(?<value>[0-9]{1,11}|"[!#-\[\]-~ ]{0,256}")){0,8})\z
        """, RegexOptions.CultureInvariant)]
    private static partial Regex InputForm();

    [GeneratedRegex(@"^(?<label>[a-z*][a-z0-9_.*-]{0,63})=:(?<bytes>(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?):\z", RegexOptions.CultureInvariant)]
    private static partial Regex SignatureForm();
}
