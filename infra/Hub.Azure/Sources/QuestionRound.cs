namespace Hub.Azure.Sources;

/// <summary>What came of asking about some enterprises once. Answers come in parallel and are taken one at a time.</summary>
internal sealed class QuestionRound
{
    /// <summary>So many bad replies in one round, and more of them than good ones, are no accident: the department is sick, and the pull pauses.</summary>
    private const int MostFaults = 32;

    private readonly Lock _taking = new();
    private readonly Dictionary<string, int> _refusals = [];
    private int _faults;
    private int _answers;

    /// <summary>Who was asked without getting an answer and may be asked again.</summary>
    public List<string> Unanswered { get; } = [];

    /// <summary>Who was refused for good, by the reply code.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <summary>The department grants no more questions today.</summary>
    public bool IsOutOfQuota { get; private set; }

    /// <summary>The last bad reply; null if there was none.</summary>
    public DepartmentUnreachableException? Fault { get; private set; }

    public void Note(string code, SourceAnswer answer, Action take)
    {
        lock (_taking)
        {
            switch (answer.Verdict)
            {
                case Verdict.Answered or Verdict.NoRecord:
                    take();
                    _answers++;
                    break;
                case Verdict.Refused:
                    var refusal = answer.Reason.Split(' ')[0];
                    _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;
                    break;
                default:
                    IsOutOfQuota |= answer.Verdict == Verdict.QuotaExceeded;
                    Unanswered.Add(code);
                    break;
            }
        }
    }

    public void Note(string code, DepartmentUnreachableException fault)
    {
        lock (_taking)
        {
            Fault = fault;
            Unanswered.Add(code);
            if (++_faults > MostFaults && _faults > _answers)
            {
                throw fault;
            }
        }
    }

    public void NoteUnasked(string code)
    {
        lock (_taking)
        {
            Unanswered.Add(code);
        }
    }
}
