using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

public sealed class Question : Contribution
{
    private Question()
    {
    }

    public Question(string key, string authorKey, DateTime at)
        : base(QuestionTraits.Name, key, authorKey, at)
    {
    }

    public override string Path => $"/questions/{Key}";
}
