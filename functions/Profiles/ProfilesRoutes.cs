using Hub.Azure.Profiles;
using Hub.Domain.Trust;
using Hub.Functions.Trust.Consents;

namespace Hub.Functions.Profiles;

/// <summary>Routes of profiles and of their quality.</summary>
internal static class ProfilesRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("ReadQualityReport", "GET", "v1/departments/{department}/quality", Scope.QualityRead,
            "部门数据质量报告（Accept: text/csv 时为表格）", "A department's data quality report (a table with Accept: text/csv)")
        {
            Answer = typeof(QualityReport),
            Options = new Dictionary<string, string>
            {
                ["skip"] = "每个接口跳过的隔离记录数 (records in quarantine to skip, of each interface)",
                ["most"] = "每类示例至多条数，默认 20，至多 200 (examples of each kind; default 20, at most 200)",
            },
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)", [404] = "没有这个部门 (unknown department)" },
        },
        new("ListQualityHits", "GET", "v1/departments/{department}/quality/{rule}", Scope.QualityRead,
            "某条质量规则提示的企业", "The enterprises that a quality rule notes")
        {
            Answer = typeof(RuleHitPage),
            Options = new Dictionary<string, string> { ["after"] = "上一页给出的 next (what the page before gave as next)" },
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)", [404] = "没有这个部门或规则 (unknown department or rule)" },
        },
        new("ReadProfile", "GET", "v1/enterprises/{creditCode}/profile", Scope.ProfilesRead, "查询企业信用档案", "Read an enterprise's profile")
        {
            Recorded = Recording.WithItsAnswer,
            Options = new Dictionary<string, string>
            {
                ["asOf"] = "按某日或某时的档案 (as known on a day or at an instant)",
                ["view"] = "bands：数值只给区间，是否类只给是否，不给文本 (bands: numbers as bands, truths as yes or no, no texts)",
                ["If-None-Match"] = "上次的 ETag，未变则 304 (the last ETag; 304 if unchanged)",
                [Reading.PurposeHeader] = Reading.Options[Reading.PurposeHeader],
                [Reading.ConsentHeader] = Reading.Options[Reading.ConsentHeader],
            },
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码、时间、用途或视图有误 (invalid code, instant, purpose or view)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("RefreshProfile", "POST", "v1/enterprises/{creditCode}/refresh", Scope.ProfilesRefresh,
            "即时向部门查询一家企业并返回档案；未及时答复的接口在完整性清单中注明",
            "Ask departments about an enterprise now and read its profile; the manifest says who did not answer in time")
        {
            Recorded = Recording.WithItsAnswer,
            Options = Reading.Options,
            Body = typeof(RefreshRequest),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "统一社会信用代码有误 (invalid code)", [404] = "没有这个企业或接口 (nothing is known of it, or no such interface)",
            },
        },
        new("QueryProfiles", "POST", "v1/profiles/query", Scope.ProfilesQuery,
            "批量查询企业信用档案（至多 1,000 家，逐行返回）", "Read many profiles (at most 1,000, a line each)")
        {
            Recorded = Recording.WithItsLines,
            Options = new Dictionary<string, string>(Reading.Options) { ["view"] = "bands：同单户查询 (bands: as for one)" },
            Body = typeof(ProfileQuery),
            Accepts = [Route.Json],
            Produces = "application/x-ndjson",
            Refusals = new Dictionary<int, string> { [400] = "查询条件错误 (bad query)", [413] = "请求过大 (too large)" },
        },
    ];
}
