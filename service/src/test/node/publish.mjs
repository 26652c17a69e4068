// Publishes one signed reading as a sensor's own program would, and prints the answer.
// node publish.mjs URL TOPIC ANSWERS BODY SIGNATURE
import { connectAsync } from "mqtt";

const [url, topic, answers, body, signature] = process.argv.slice(2);
const client = await connectAsync(url, { protocolVersion: 5 });
const answer = new Promise((resolve) => client.on("message", (_, payload, packet) => resolve({ payload, packet })));
await client.subscribeAsync(answers, { qos: 1 });
await client.publishAsync(topic, body, {
  qos: 1,
  properties: {
    responseTopic: answers,
    correlationData: Buffer.from("4711"),
    contentType: "application/json",
    userProperties: { "Readings-Signature": signature },
  },
});
const { payload, packet } = await answer;
console.log(`${packet.properties.correlationData} ${packet.properties.contentType} ${payload}`);
await client.endAsync();
