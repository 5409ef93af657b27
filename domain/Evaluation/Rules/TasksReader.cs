using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the tasks of the evaluation.</summary>
internal static class TasksReader
{
    public static IReadOnlyList<EvaluationTask> Read(CatalogNode root)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "tasks"]);
        return [.. root.Items("tasks").Select(TaskOf)];
    }

    private static EvaluationTask TaskOf(CatalogNode node)
    {
        node.AllowOnly(["id", "zh", "en", "subItems"]);
        return new(node.Text("id"), node.Label(), [.. node.Items("subItems").Select(StepOf)]);
    }

    private static EvaluationStep StepOf(CatalogNode node)
    {
        node.AllowOnly(["id", "zh", "en", "performedBy"]);
        return new(node.Text("id"), node.Label(), node.Texts("performedBy"));
    }
}
