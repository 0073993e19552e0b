using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class Article : Contribution
{
    private Article()
    {
    }

    public Article(string key, string authorKey, Audience audience, DateTime at)
        : base(key, authorKey, audience, at)
    {
    }

    public override bool ReviewsEveryRevision => true;

    public override bool TakesAnswers => false;

    public override string Path => $"/articles/{Key}";
}
