namespace Hub.Simulator;

/// <summary>What can go wrong with a department.</summary>
public enum FaultKind
{
    /// <summary>The reply comes after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>429 with Retry-After of <see cref="Fault.RetryAfter"/>.</summary>
    TooManyRequests,

    /// <summary>500 with a text that is no JSON.</summary>
    ServerErrors,

    /// <summary>200 with the full Content-Length, then half of the body, then the connection is closed.</summary>
    CutMidBody,

    /// <summary>200 with a complete HTTP reply whose text stops after two thirds.</summary>
    MalformedJson,

    /// <summary>Every tenth record of the reply, from the first on, has a field of a wrong type or sign.</summary>
    WrongTypes,

    /// <summary>A page comes twice, with another cursor; in a file or a list every record comes twice.</summary>
    DuplicatePages,

    /// <summary>On a first request the whole listing runs from its last page to its first; on a later one, in a file or a list the records are reversed.</summary>
    OutOfOrderPages,

    /// <summary>A success without any record.</summary>
    EmptyResult,

    /// <summary>404, as for a file that is not there yet.</summary>
    NotYetThere,

    /// <summary>Every record has fields that nobody announced: 备用字段 (text) and, in JSON, 扩展 (object).</summary>
    UnknownFields,

    /// <summary>The request is taken and never answered.</summary>
    NeverAnswers,

    /// <summary>The department's own source does not answer in time: code 3001 on the platform and of single enterprises, 503 elsewhere.</summary>
    NotReached,

    /// <summary>The department's own source is down: code 3002 on the platform and of single enterprises, 503 elsewhere.</summary>
    SourceDown,

    /// <summary>The day's calls are used up: code 5001 on the platform and of single enterprises, 429 elsewhere.</summary>
    QuotaExhausted,

    /// <summary>503 with a Retry-After that says when the maintenance ends; see <see cref="Fault.Lasting"/>.</summary>
    Maintenance,

    /// <summary>The first field of every record has another heading.</summary>
    HeadingRenamed,

    /// <summary>The first number of every record is an object.</summary>
    TypeChanged,

    /// <summary>The first coded field of every record has a code that nobody announced.</summary>
    NewCode,

    /// <summary>A file ends well-formed after half of the enterprises.</summary>
    HalfFile,

    /// <summary>The department tells what it told the day before.</summary>
    YesterdaysData,

    /// <summary>Every number is half of what it was and every truth the contrary, as of the evening.</summary>
    MassChange,

    /// <summary>Every record is withdrawn, as of the evening; where none can say so, there is none.</summary>
    MassDeletion,

    /// <summary>The platform's reply is signed with another secret.</summary>
    WrongSignature,
}
