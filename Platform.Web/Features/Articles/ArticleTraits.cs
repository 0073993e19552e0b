using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class ArticleTraits : KindTraits
{
    public static readonly ContributionKind Name = new("Article");

    public override ContributionKind Kind => Name;

    public override Type Entity => typeof(Article);

    public override Type Texts => typeof(ArticleText);

    public override string ListPath => "/articles";

    public override int? MenuPlace => 2;

    public override string WritePath => "/write";

    public override string ApiCollection => "articles";

    public override string ApiSummary => "Submit an article, or keep it as a draft. The header Idempotency-Key makes it safe to send again.";

    public override string FormView => "/Features/Articles/_Form.cshtml";

    public override string RowView => "/Features/Articles/_Row.cshtml";

    public override bool NeedsSummary => true;

    public override bool IsAlwaysReviewed => true;

    public override bool IsLongRead => true;
}
