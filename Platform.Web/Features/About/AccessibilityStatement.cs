namespace Platform.Web.Features.About;

/// <summary>
/// Configuration section "Accessibility": the facts of the statement, filled by whoever is responsible for them.
/// Without a status the page says that none has been established: code claims nothing.
/// </summary>
public sealed class AccessibilityStatement
{
    public const string Section = "Accessibility";

    /// <summary>A, B, C or D as in the government's register; empty before an audit.</summary>
    public string? Status { get; set; }

    /// <summary>Function and body of who answers for it, such as "de voorzitter van de vereniging".</summary>
    public string? Responsible { get; set; }

    public DateOnly? DrawnUpOn { get; set; }

    public DateOnly? ReviewedOn { get; set; }

    public DateOnly? AuditedOn { get; set; }

    public string? AuditReportUrl { get; set; }

    /// <summary>What is known not to work, in Dutch, with its consequence and the date by which it will.</summary>
    public IList<string> KnownProblems { get; } = [];
}
