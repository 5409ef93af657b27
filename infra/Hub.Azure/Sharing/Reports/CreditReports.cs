using System.Text.Json;
using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Sharing.Reports;

/// <summary>A report that is to be made.</summary>
/// <param name="Number">Its number.</param>
/// <param name="CreditCode">On which enterprise.</param>
/// <param name="Intent">By whom, what for, by which consent.</param>
/// <param name="Reader">By whom, in full.</param>
/// <param name="Look">Whether personal data is masked.</param>
/// <param name="Supersedes">The report that it takes the place of; null if none.</param>
public sealed record ReportOrder(string Number, string CreditCode, ReadIntent Intent, ReportReader Reader, Look Look, string? Supersedes);

/// <summary>Makes credit reports of what their readers may see, signed and stored. Departments are asked before, not here.</summary>
public sealed class CreditReports(
    ReportStore store, ReportAssembler assembler, ReportHistories histories, ProfileReader profiles, EvaluationReader evaluations, IPlatformKeys keys, Catalog catalog,
    TimeProvider clock)
{
    private const int MostReads = 3;

    /// <summary>Makes and stores a report; the earlier one if it was made before.</summary>
    /// <returns>Null if the reader has no consent in force, or nothing is known of the enterprise.</returns>
    public async Task<ReportRow?> MakeAsync(ReportOrder order, CancellationToken cancellation)
    {
        if (await store.FindAsync(order.Number, cancellation) is { } earlier)
        {
            return earlier;
        }

        if (await MaterialAsync(order, cancellation) is not var (shown, material))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (permission, consent) = (shown.Permission!, shown.Permission!.Consent);
        var head = new ReportHead(order.Number, now, permission.Purpose, consent?.Id, order.Reader, order.Supersedes);
        var document = await ReportDocument.SignAsync(assembler.Assemble(head, material), keys, cancellation);
        return await store.AddAsync(
            new ReportRow
            {
                Number = order.Number,
                CreditCode = order.CreditCode,
                Bank = order.Reader.Bank,
                Branch = order.Reader.Branch,
                User = order.Reader.User,
                Purpose = permission.Purpose.Code,
                Consent = consent?.Id,
                MadeAt = now,
                Version = material.Profile.Version,
                VersionTime = material.Profile.VersionTime,
                Hash = document.Hash,
                Interfaces = InterfacesOf(shown, material),
                Persons = [.. consent?.Persons.Select(p => p.Digest) ?? []],
                IsMasked = order.Look.MaskPersonal,
                Supersedes = order.Supersedes,
            },
            document, cancellation);
    }

    /// <summary>Profile and evaluation lie in one row but are read one after the other: of a version that changed in between, both are read again.</summary>
    private async Task<(ShownProfile Shown, ReportMaterial Material)?> MaterialAsync(ReportOrder order, CancellationToken cancellation)
    {
        for (var read = 1; ; read++)
        {
            var evaluation = await evaluations.ExplainAsync(order.CreditCode, cancellation);
            var carbon = await evaluations.CarbonAsync(order.CreditCode, cancellation);
            var view = await profiles.OpenAsync(order.Intent, order.Look, cancellation);
            if (await view.ReadAsync(order.CreditCode, null, cancellation) is not { Permission: { Missing: null } permission } shown)
            {
                return null;
            }

            var profile = new PermittedProfile(JsonElement.Parse(shown.Json.Span));
            if (read == MostReads || (IsOf(evaluation?.ProfileVersion, profile) && IsOf(carbon?.ProfileVersion, profile)))
            {
                var history = await histories.ReadAsync(view, order.CreditCode, cancellation);
                return (shown, new ReportMaterial(profile, EvaluationFor(permission, evaluation), CarbonFor(permission, carbon), history));
            }
        }
    }

    private static bool IsOf(int? version, PermittedProfile profile) => version is null || version == profile.Version;

    private EvaluationExplanation? EvaluationFor(Permission permission, EvaluationExplanation? evaluation) =>
        permission.Purpose.Products.Contains(Product.Evaluation) ? evaluation?.Within(id => MaySee(id, permission))
        : permission.Purpose.Products.Contains(Product.Grade) ? evaluation
        : null;

    private CarbonStatement? CarbonFor(Permission permission, CarbonStatement? carbon) =>
        permission.Purpose.Products.Contains(Product.Carbon) && CarbonStatement.Interfaces.All(id => MaySee(id, permission)) ? carbon : null;

    private bool MaySee(string id, Permission permission) => catalog.FindInterface(id) is { } i && permission.AllowsWhole(i);

    /// <summary>An evaluation rests on every interface that its reader may see.</summary>
    private IReadOnlyList<string> InterfacesOf(ShownProfile shown, ReportMaterial material) =>
    [
        .. shown.Interfaces
            .Union(material.Evaluation is not null && shown.Permission!.Purpose.Products.Contains(Product.Evaluation)
                ? catalog.Interfaces.Where(shown.Permission.AllowsWhole).Select(i => i.Id)
                : [])
            .Order(StringComparer.Ordinal),
    ];
}
