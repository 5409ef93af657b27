using System.Text.Json;

namespace Hub.Simulator;

/// <summary>A value in JSON.</summary>
/// <param name="Column">What is written.</param>
/// <param name="Close">How many objects end before it.</param>
/// <param name="Open">The objects that begin before it.</param>
/// <param name="Name">Its name.</param>
internal sealed record JsonStep(BoundColumn Column, int Close, IReadOnlyList<JsonEncodedText> Open, JsonEncodedText Name);

/// <summary>Columns whose headings are dotted paths, as nested objects.</summary>
internal static class JsonSteps
{
    /// <summary>The steps; those of one object must stand together.</summary>
    public static IEnumerable<JsonStep> Of(IReadOnlyList<BoundColumn> columns)
    {
        var open = Array.Empty<string>();
        foreach (var column in columns)
        {
            string[] objects = [.. column.JsonPath.SkipLast(1)];
            var common = open.Zip(objects).TakeWhile(pair => pair.First == pair.Second).Count();
            yield return new JsonStep(column, open.Length - common, [.. objects.Skip(common).Select(Json.Encode)], Json.Encode(column.JsonPath[^1]));
            open = objects;
        }
    }
}
