using System.Text.RegularExpressions;

namespace Hub.Domain.Sources;

/// <summary>What a catalog must hold beyond being readable: one method a check, all of them run.</summary>
internal static partial class CatalogChecks
{
    private static readonly Func<InterfaceEntry, IEnumerable<CatalogMistake>>[] OfAnInterface =
    [
        SectionChecks.SingleHasNoIdentity,
        SectionChecks.SeriesAndListHaveAnIdentity,
        SectionChecks.IdentityFieldsExistAndAreRequired,
        SectionChecks.SeriesHasAPeriodInItsIdentity,
        SectionChecks.OnlyASeriesEndsAndNotTooSoon,
        FieldChecks.NamesAreSnakeCase,
        FieldChecks.NamesAreUnique,
        FieldChecks.SourceNamesAreUnambiguous,
        FieldChecks.FlatListsStandInTheRecord,
        FieldChecks.EnumsHaveValues,
        FieldChecks.CodesLeadToValues,
        FieldChecks.SizesAreSane,
        FieldChecks.BoundsAreInOrderAndFit,
        UnitChecks.UnitsAreKnown,
        UnitChecks.SourceUnitsAreConvertible,
        SourceChecks.SubjectIsStated,
        SourceChecks.EnvelopeFieldsHoldNothingElse,
        SourceChecks.PathsAreComplete,
        SourceChecks.PagesAreWithinBounds,
        SourceChecks.FileLagIsWithinBounds,
        SourceChecks.RatesArePositive,
        SourceChecks.ReplyCodesAreDistinct,
        SourceChecks.PartsRequireOnlyTheIdentity,
        SourceChecks.RowsAreNoField,
        SourceChecks.RowsStandInJson,
        SourceChecks.DeletedMarkHasValues,
        PrivacyChecks.TtlCoversCadence,
        PrivacyChecks.PersonalFieldsAreMarked,
        PrivacyChecks.OnlyPublicDataGoesWithoutConsent,
        PrivacyChecks.ThePersonsConsentIsForPersonalData,
    ];

    public static IEnumerable<CatalogMistake> All(IReadOnlyList<DepartmentEntry> departments) =>
    [
        .. DepartmentIdsAreWellFormed(departments),
        .. DepartmentIdsAreUnique(departments),
        .. FileNamesBeginWithTheId(departments),
        .. InterfaceIdsAreWellFormed(departments),
        .. InterfaceIdsAreUnique(departments),
        .. departments.SelectMany(d => d.Interfaces).Where(i => i.IsWhole).SelectMany(i => OfAnInterface.SelectMany(check => check(i))),
    ];

    // An id that is missing altogether was noted when it was read.
    private static IEnumerable<CatalogMistake> DepartmentIdsAreWellFormed(IEnumerable<DepartmentEntry> departments) => departments
        .Where(d => d.Department.Id.Length > 0 && !DepartmentId().IsMatch(d.Department.Id))
        .Select(d => new CatalogMistake(d.File, "id", $"\"{d.Department.Id}\"", "D and two digits are needed, such as D14"));

    private static IEnumerable<CatalogMistake> DepartmentIdsAreUnique(IEnumerable<DepartmentEntry> departments) => departments
        .Where(d => d.Department.Id.Length > 0)
        .GroupBy(d => d.Department.Id)
        .SelectMany(same => same.Skip(1).Select(d => new CatalogMistake(
            d.File, "id", $"\"{d.Department.Id}\"", $"an id of its own is needed, {same.First().File} has this one")));

    private static IEnumerable<CatalogMistake> FileNamesBeginWithTheId(IEnumerable<DepartmentEntry> departments) => departments
        .Where(d => DepartmentId().IsMatch(d.Department.Id)
            && !Path.GetFileName(d.File).StartsWith($"{d.Department.Id}-", StringComparison.Ordinal))
        .Select(d => new CatalogMistake(d.File, "id", $"\"{d.Department.Id}\"", $"a file name that begins with {d.Department.Id}- is needed"));

    private static IEnumerable<CatalogMistake> InterfaceIdsAreWellFormed(IEnumerable<DepartmentEntry> departments) => departments
        .SelectMany(d => d.Interfaces)
        .Where(i => i.Interface.Id.Length > 0 && !InterfaceId().IsMatch(i.Interface.Id))
        .Select(i => i.Wrong("id", $"\"{i.Interface.Id}\"", "I and two digits are needed, such as I28"));

    private static IEnumerable<CatalogMistake> InterfaceIdsAreUnique(IEnumerable<DepartmentEntry> departments) => departments
        .SelectMany(d => d.Interfaces)
        .Where(i => i.Interface.Id.Length > 0)
        .GroupBy(i => i.Interface.Id)
        .SelectMany(same => same.Skip(1).Select(i => i.Wrong(
            "id", $"\"{i.Interface.Id}\"", $"an id of its own is needed, {same.First().Path} of {same.First().File} has this one")));

    [GeneratedRegex("^D[0-9]{2}$")]
    private static partial Regex DepartmentId();

    [GeneratedRegex("^I[0-9]{2}$")]
    private static partial Regex InterfaceId();
}
