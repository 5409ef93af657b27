using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Trust.Audit;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;
using Hub.Domain.Trust.Keys;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>The exceptions that a caller can do something about, as problem details.</summary>
internal static class Failures
{
    /// <summary>The problem; null for what is the hub's own fault.</summary>
    public static IResult? ProblemOf(Exception exception) => exception switch
    {
        DeliveryTooLargeException e => Problems.Of(413, "too-large", "请求过大", "Too large", e.Message),
        BadHttpRequestException e => Problems.Of(e.StatusCode, "bad-request", "请求有误", "Bad request", e.Message),
        IdempotencyConflictException e => Problems.Of(409, "idempotency-conflict", "幂等键已用于其他内容", "Idempotency-Key used for other content", e.Message),
        CaseStateException e => Problems.Of(409, "case-stands-elsewhere", "当前状态不能进行该操作", "Not possible where the case stands", e.Message, ("stands", e.Stands)),
        NoSuchItemException e => Problems.Of(404, "unknown-item", "档案中没有该信息", "The profile has no such item", e.Message),
        AlreadyDisputedException e => Problems.Of(409, "already-disputed", "该信息已在异议处理中", "Disputed already", e.Message, ("dispute", e.Id)),
        DecisionException e => Problems.Of(409, e.Name, e.Zh, "Cannot be decided so", e.Message),
        TooManyCasesException e => Problems.Of(409, "too-many-cases", "该企业案件过多", "Too many cases", e.Message),
        ConsentRefusedException e => Problems.Of(409, "consent-refused", "授权不接受此操作", "The consent does not take this", e.Message),
        AlertRefusedException e => Problems.Of(409, "alert-stands-elsewhere", "预警当前状态不能进行该操作", "The alert does not take this as it stands", e.Message),
        DataDestroyedException e => Problems.Of(410, "destroyed", "数据已销毁", "The data were deleted", e.Message, ("at", e.Destruction.At), ("reason", e.Destruction.Reason)),
        JsonException e => Problems.BadRequest("bad-json", "请求不是有效的 JSON", "The body is no valid JSON", $"line {e.LineNumber + 1}, byte {e.BytePositionInLine}"),
        InvalidDataException e => Problems.BadRequest("bad-compression", "压缩内容损坏", "The compressed body is damaged", e.Message),
        AuditUnavailableException => Problems.Of(503, "audit-unavailable", "无法登记本次访问，暂停答复", "The access cannot be recorded",
            "Nothing is answered that is not written down first; try again."),
        _ => null,
    };
}
