using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

public sealed class QuestionTraits : KindTraits
{
    public static readonly ContributionKind Name = new("Question");

    public override ContributionKind Kind => Name;

    public override Type Entity => typeof(Question);

    public override Type Texts => typeof(QuestionText);

    public override string ListPath => "/questions";

    public override int? MenuPlace => 1;

    public override string WritePath => "/ask";

    public override string ApiCollection => "questions";

    public override string ApiSummary => "Ask a question, or keep it as a draft. The header Idempotency-Key makes it safe to send again.";

    public override string FormView => "/Features/Questions/_Form.cshtml";

    public override string RowView => "/Features/Questions/_Row.cshtml";

    public override bool TakesAnswers => true;
}
