namespace Platform.Web.Features.About;

/// <summary>
/// The configuration section "Accessibility", with the facts of the statement. The people responsible for them fill it in. Without a
/// status the page says that none has been established, because the code cannot know it.
/// </summary>
public sealed class AccessibilityStatement
{
    public const string Section = "Accessibility";

    /// <summary>A, B, C or D as in the government's register; empty before an audit.</summary>
    public string? Status { get; set; }

    /// <summary>Function and organisation of the person responsible, such as "de voorzitter van de vereniging".</summary>
    public string? Responsible { get; set; }

    public DateOnly? DrawnUpOn { get; set; }

    public DateOnly? ReviewedOn { get; set; }

    public DateOnly? AuditedOn { get; set; }

    public string? AuditReportUrl { get; set; }

    /// <summary>The known problems, in Dutch, each with its consequence and the date by which it will be solved.</summary>
    public IList<string> KnownProblems { get; } = [];
}
