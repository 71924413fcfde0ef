var vc=Object.defineProperty;var bc=Object.getOwnPropertyDescriptor;var dn=o=>{throw TypeError(o)};var g=(o,t,e,r)=>{for(var a=r>1?void 0:r?bc(t,e):t,s=o.length-1,i;s>=0;s--)(i=o[s])&&(a=(r?i(t,e,a):i(a))||a);return r&&a&&vc(t,e,a),a};var cs=(o,t,e)=>t.has(o)||dn("Cannot "+e);var v=(o,t,e)=>(cs(o,t,"read from private field"),e?e.call(o):t.get(o)),C=(o,t,e)=>t.has(o)?dn("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(o):t.set(o,e),pe=(o,t,e,r)=>(cs(o,t,"write to private field"),r?r.call(o,e):t.set(o,e),e),h=(o,t,e)=>(cs(o,t,"access private method"),e);var tr=()=>({checkValidity(o){let t=o.input,e={message:"",isValid:!0,invalidKeys:[]};if(!t)return e;let r=!0;if("checkValidity"in t&&(r=t.checkValidity()),r)return e;if(e.isValid=!1,"validationMessage"in t&&(e.message=t.validationMessage),!("validity"in t))return e.invalidKeys.push("customError"),e;for(let a in t.validity){if(a==="valid")continue;let s=a;t.validity[s]&&e.invalidKeys.push(s)}return e}});var or=class extends Event{constructor(){super("wa-invalid",{bubbles:!0,cancelable:!1,composed:!0})}};var Cc=Object.defineProperty,kc=Object.getOwnPropertyDescriptor,fn=o=>{throw TypeError(o)},u=(o,t,e,r)=>{for(var a=r>1?void 0:r?kc(t,e):t,s=o.length-1,i;s>=0;s--)(i=o[s])&&(a=(r?i(t,e,a):i(a))||a);return r&&a&&Cc(t,e,a),a},cn=(o,t,e)=>t.has(o)||fn("Cannot "+e),un=(o,t,e)=>(cn(o,t,"read from private field"),e?e.call(o):t.get(o)),pn=(o,t,e)=>t.has(o)?fn("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(o):t.set(o,e),mn=(o,t,e,r)=>(cn(o,t,"write to private field"),r?r.call(o,e):t.set(o,e),e);var rr=globalThis,ar=rr.ShadowRoot&&(rr.ShadyCSS===void 0||rr.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,us=Symbol(),hn=new WeakMap,go=class{constructor(t,e,r){if(this._$cssResult$=!0,r!==us)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(ar&&t===void 0){let r=e!==void 0&&e.length===1;r&&(t=hn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),r&&hn.set(e,t))}return t}toString(){return this.cssText}},gn=o=>new go(typeof o=="string"?o:o+"",void 0,us),z=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((r,a,s)=>r+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(a)+o[s+1],o[0]);return new go(e,o,us)},yn=(o,t)=>{if(ar)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let r=document.createElement("style"),a=rr.litNonce;a!==void 0&&r.setAttribute("nonce",a),r.textContent=e.cssText,o.appendChild(r)}},ps=ar?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let r of t.cssRules)e+=r.cssText;return gn(e)})(o):o;var{is:Sc,defineProperty:Pc,getOwnPropertyDescriptor:Lc,getOwnPropertyNames:$c,getOwnPropertySymbols:Ac,getPrototypeOf:Ec}=Object,sr=globalThis,xn=sr.trustedTypes,Mc=xn?xn.emptyScript:"",Rc=sr.reactiveElementPolyfillSupport,yo=(o,t)=>o,xo={toAttribute(o,t){switch(t){case Boolean:o=o?Mc:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},ir=(o,t)=>!Sc(o,t),wn={attribute:!0,type:String,converter:xo,reflect:!1,useDefault:!1,hasChanged:ir};Symbol.metadata??=Symbol("metadata"),sr.litPropertyMetadata??=new WeakMap;var Ue=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=wn){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let r=Symbol(),a=this.getPropertyDescriptor(t,r,e);a!==void 0&&Pc(this.prototype,t,a)}}static getPropertyDescriptor(t,e,r){let{get:a,set:s}=Lc(this.prototype,t)??{get(){return this[e]},set(i){this[e]=i}};return{get:a,set(i){let n=a?.call(this);s?.call(this,i),this.requestUpdate(t,n,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??wn}static _$Ei(){if(this.hasOwnProperty(yo("elementProperties")))return;let t=Ec(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(yo("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(yo("properties"))){let e=this.properties,r=[...$c(e),...Ac(e)];for(let a of r)this.createProperty(a,e[a])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[r,a]of e)this.elementProperties.set(r,a)}this._$Eh=new Map;for(let[e,r]of this.elementProperties){let a=this._$Eu(e,r);a!==void 0&&this._$Eh.set(a,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let r=new Set(t.flat(1/0).reverse());for(let a of r)e.unshift(ps(a))}else t!==void 0&&e.push(ps(t));return e}static _$Eu(t,e){let r=e.attribute;return r===!1?void 0:typeof r=="string"?r:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let r of e.keys())this.hasOwnProperty(r)&&(t.set(r,this[r]),delete this[r]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return yn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,r){this._$AK(t,r)}_$ET(t,e){let r=this.constructor.elementProperties.get(t),a=this.constructor._$Eu(t,r);if(a!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:xo).toAttribute(e,r.type);this._$Em=t,s==null?this.removeAttribute(a):this.setAttribute(a,s),this._$Em=null}}_$AK(t,e){let r=this.constructor,a=r._$Eh.get(t);if(a!==void 0&&this._$Em!==a){let s=r.getPropertyOptions(a),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:xo;this._$Em=a;let n=i.fromAttribute(e,s.type);this[a]=n??this._$Ej?.get(a)??n,this._$Em=null}}requestUpdate(t,e,r,a=!1,s){if(t!==void 0){let i=this.constructor;if(a===!1&&(s=this[t]),r??=i.getPropertyOptions(t),!((r.hasChanged??ir)(s,e)||r.useDefault&&r.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(i._$Eu(t,r))))return;this.C(t,e,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:r,reflect:a,wrapped:s},i){r&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,i??e??this[t]),s!==!0||i!==void 0)||(this._$AL.has(t)||(this.hasUpdated||r||(e=void 0),this._$AL.set(t,e)),a===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[a,s]of this._$Ep)this[a]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[a,s]of r){let{wrapped:i}=s,n=this[a];i!==!0||this._$AL.has(a)||n===void 0||this.C(a,void 0,s,n)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(e)):this._$EM()}catch(r){throw t=!1,this._$EM(),r}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};Ue.elementStyles=[],Ue.shadowRootOptions={mode:"open"},Ue[yo("elementProperties")]=new Map,Ue[yo("finalized")]=new Map,Rc?.({ReactiveElement:Ue}),(sr.reactiveElementVersions??=[]).push("2.1.2");var hs=globalThis,vn=o=>o,nr=hs.trustedTypes,bn=nr?nr.createPolicy("lit-html",{createHTML:o=>o}):void 0,gs="$lit$",He=`lit$${Math.random().toFixed(9).slice(2)}$`,ys="?"+He,Tc=`<${ys}>`,Ct=document,vo=()=>Ct.createComment(""),bo=o=>o===null||typeof o!="object"&&typeof o!="function",xs=Array.isArray,$n=o=>xs(o)||typeof o?.[Symbol.iterator]=="function",ms=`[ 	
\f\r]`,wo=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Cn=/-->/g,kn=/>/g,vt=RegExp(`>|${ms}(?:([^\\s"'>=/]+)(${ms}*=${ms}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Sn=/'/g,Pn=/"/g,An=/^(?:script|style|textarea|title)$/i,ws=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),c=ws(1),Pt=ws(2),En=ws(3),X=Symbol.for("lit-noChange"),y=Symbol.for("lit-nothing"),Ln=new WeakMap,bt=Ct.createTreeWalker(Ct,129);function Mn(o,t){if(!xs(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return bn!==void 0?bn.createHTML(t):t}var Rn=(o,t)=>{let e=o.length-1,r=[],a,s=t===2?"<svg>":t===3?"<math>":"",i=wo;for(let n=0;n<e;n++){let l=o[n],f,p,m=-1,x=0;for(;x<l.length&&(i.lastIndex=x,p=i.exec(l),p!==null);)x=i.lastIndex,i===wo?p[1]==="!--"?i=Cn:p[1]!==void 0?i=kn:p[2]!==void 0?(An.test(p[2])&&(a=RegExp("</"+p[2],"g")),i=vt):p[3]!==void 0&&(i=vt):i===vt?p[0]===">"?(i=a??wo,m=-1):p[1]===void 0?m=-2:(m=i.lastIndex-p[2].length,f=p[1],i=p[3]===void 0?vt:p[3]==='"'?Pn:Sn):i===Pn||i===Sn?i=vt:i===Cn||i===kn?i=wo:(i=vt,a=void 0);let w=i===vt&&o[n+1].startsWith("/>")?" ":"";s+=i===wo?l+Tc:m>=0?(r.push(f),l.slice(0,m)+gs+l.slice(m)+He+w):l+He+(m===-2?n:w)}return[Mn(o,s+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),r]},Co=class o{constructor({strings:t,_$litType$:e},r){let a;this.parts=[];let s=0,i=0,n=t.length-1,l=this.parts,[f,p]=Rn(t,e);if(this.el=o.createElement(f,r),bt.currentNode=this.el.content,e===2||e===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(a=bt.nextNode())!==null&&l.length<n;){if(a.nodeType===1){if(a.hasAttributes())for(let m of a.getAttributeNames())if(m.endsWith(gs)){let x=p[i++],w=a.getAttribute(m).split(He),b=/([.?@])?(.*)/.exec(x);l.push({type:1,index:s,name:b[2],strings:w,ctor:b[1]==="."?dr:b[1]==="?"?fr:b[1]==="@"?cr:St}),a.removeAttribute(m)}else m.startsWith(He)&&(l.push({type:6,index:s}),a.removeAttribute(m));if(An.test(a.tagName)){let m=a.textContent.split(He),x=m.length-1;if(x>0){a.textContent=nr?nr.emptyScript:"";for(let w=0;w<x;w++)a.append(m[w],vo()),bt.nextNode(),l.push({type:2,index:++s});a.append(m[x],vo())}}}else if(a.nodeType===8)if(a.data===ys)l.push({type:2,index:s});else{let m=-1;for(;(m=a.data.indexOf(He,m+1))!==-1;)l.push({type:7,index:s}),m+=He.length-1}s++}}static createElement(t,e){let r=Ct.createElement("template");return r.innerHTML=t,r}};function kt(o,t,e=o,r){if(t===X)return t;let a=r!==void 0?e._$Co?.[r]:e._$Cl,s=bo(t)?void 0:t._$litDirective$;return a?.constructor!==s&&(a?._$AO?.(!1),s===void 0?a=void 0:(a=new s(o),a._$AT(o,e,r)),r!==void 0?(e._$Co??=[])[r]=a:e._$Cl=a),a!==void 0&&(t=kt(o,a._$AS(o,t.values),a,r)),t}var lr=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:r}=this._$AD,a=(t?.creationScope??Ct).importNode(e,!0);bt.currentNode=a;let s=bt.nextNode(),i=0,n=0,l=r[0];for(;l!==void 0;){if(i===l.index){let f;l.type===2?f=new Vt(s,s.nextSibling,this,t):l.type===1?f=new l.ctor(s,l.name,l.strings,this,t):l.type===6&&(f=new ur(s,this,t)),this._$AV.push(f),l=r[++n]}i!==l?.index&&(s=bt.nextNode(),i++)}return bt.currentNode=Ct,a}p(t){let e=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(t,r,e),e+=r.strings.length-2):r._$AI(t[e])),e++}},Vt=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,r,a){this.type=2,this._$AH=y,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=r,this.options=a,this._$Cv=a?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=kt(this,t,e),bo(t)?t===y||t==null||t===""?(this._$AH!==y&&this._$AR(),this._$AH=y):t!==this._$AH&&t!==X&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):$n(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==y&&bo(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ct.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:r}=t,a=typeof r=="number"?this._$AC(t):(r.el===void 0&&(r.el=Co.createElement(Mn(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===a)this._$AH.p(e);else{let s=new lr(a,this),i=s.u(this.options);s.p(e),this.T(i),this._$AH=s}}_$AC(t){let e=Ln.get(t.strings);return e===void 0&&Ln.set(t.strings,e=new Co(t)),e}k(t){xs(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,r,a=0;for(let s of t)a===e.length?e.push(r=new o(this.O(vo()),this.O(vo()),this,this.options)):r=e[a],r._$AI(s),a++;a<e.length&&(this._$AR(r&&r._$AB.nextSibling,a),e.length=a)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let r=vn(t).nextSibling;vn(t).remove(),t=r}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},St=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,r,a,s){this.type=1,this._$AH=y,this._$AN=void 0,this.element=t,this.name=e,this._$AM=a,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=y}_$AI(t,e=this,r,a){let s=this.strings,i=!1;if(s===void 0)t=kt(this,t,e,0),i=!bo(t)||t!==this._$AH&&t!==X,i&&(this._$AH=t);else{let n=t,l,f;for(t=s[0],l=0;l<s.length-1;l++)f=kt(this,n[r+l],e,l),f===X&&(f=this._$AH[l]),i||=!bo(f)||f!==this._$AH[l],f===y?t=y:t!==y&&(t+=(f??"")+s[l+1]),this._$AH[l]=f}i&&!a&&this.j(t)}j(t){t===y?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},dr=class extends St{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===y?void 0:t}},fr=class extends St{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==y)}},cr=class extends St{constructor(t,e,r,a,s){super(t,e,r,a,s),this.type=5}_$AI(t,e=this){if((t=kt(this,t,e,0)??y)===X)return;let r=this._$AH,a=t===y&&r!==y||t.capture!==r.capture||t.once!==r.once||t.passive!==r.passive,s=t!==y&&(r===y||a);a&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},ur=class{constructor(t,e,r){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(t){kt(this,t)}},Tn={M:gs,P:He,A:ys,C:1,L:Rn,R:lr,D:$n,V:kt,I:Vt,H:St,N:fr,U:cr,B:dr,F:ur},_c=hs.litHtmlPolyfillSupport;_c?.(Co,Vt),(hs.litHtmlVersions??=[]).push("3.3.3");var _n=(o,t,e)=>{let r=e?.renderBefore??t,a=r._$litPart$;if(a===void 0){let s=e?.renderBefore??null;r._$litPart$=a=new Vt(t.insertBefore(vo(),s),s,void 0,e??{})}return a._$AI(o),a};var vs=globalThis,te=class extends Ue{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=_n(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return X}};te._$litElement$=!0,te.finalized=!0,vs.litElementHydrateSupport?.({LitElement:te});var Oc=vs.litElementPolyfillSupport;Oc?.({LitElement:te});(vs.litElementVersions??=[]).push("4.2.2");var P=o=>(t,e)=>{e!==void 0?e.addInitializer(()=>{customElements.define(o,t)}):customElements.define(o,t)};var Bc={attribute:!0,type:String,converter:xo,reflect:!1,hasChanged:ir},zc=(o=Bc,t,e)=>{let{kind:r,metadata:a}=e,s=globalThis.litPropertyMetadata.get(a);if(s===void 0&&globalThis.litPropertyMetadata.set(a,s=new Map),r==="setter"&&((o=Object.create(o)).wrapped=!0),s.set(e.name,o),r==="accessor"){let{name:i}=e;return{set(n){let l=t.get.call(this);t.set.call(this,n),this.requestUpdate(i,l,o,!0,n)},init(n){return n!==void 0&&this.C(i,void 0,o,n),n}}}if(r==="setter"){let{name:i}=e;return function(n){let l=this[i];t.call(this,n),this.requestUpdate(i,l,o,!0,n)}}throw Error("Unsupported decorator location: "+r)};function d(o){return(t,e)=>typeof e=="object"?zc(o,t,e):((r,a,s)=>{let i=a.hasOwnProperty(s);return a.constructor.createProperty(s,r),i?Object.getOwnPropertyDescriptor(a,s):void 0})(o,t,e)}function k(o){return d({...o,state:!0,attribute:!1})}var Lt=(o,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(o,t,e),e);function J(o,t){return(e,r,a)=>{let s=i=>i.renderRoot?.querySelector(o)??null;if(t){let{get:i,set:n}=typeof r=="object"?e:a??(()=>{let l=Symbol();return{get(){return this[l]},set(f){this[l]=f}}})();return Lt(e,r,{get(){let l=i.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&n.call(this,l)),l}})}return Lt(e,r,{get(){return s(this)}})}}var Dc=z`
  :host {
    box-sizing: border-box;
  }

  :host *,
  :host *::before,
  :host *::after {
    box-sizing: inherit;
  }

  [hidden],
  :host([hidden]) {
    display: none !important;
  }
`,Fc=/;\s+$/;function qc(o){return o.replace(/[A-Z]/g,t=>`-${t.toLowerCase()}`)}function On(o){let{property:t,value:e,element:r}=o;if(e){let a=r.getAttribute("style")||"";a&&(a.match(Fc)||(a+=";"),a+=" ");let s=`${t}: ${e}`;return a.includes(s)?void 0:`${a}${s};`}return null}var pr,K=class extends te{constructor(){super(),pn(this,pr,!1),this.initialReflectedProperties=new Map,this.didSSR=!!this.shadowRoot,this.customStates={set:(t,e)=>{if(this.internals?.states)try{e?this.internals.states.add(t):this.internals.states.delete(t)}catch(r){if(String(r).includes("must start with '--'"))console.error("Your browser implements an outdated version of CustomStateSet. Consider using a polyfill");else throw r}},has:t=>{if(!this.internals?.states)return!1;try{return this.internals.states.has(t)}catch{return!1}}};try{this.internals=this.attachInternals()}catch{console.error("Element internals are not supported in your browser. Consider using a polyfill")}this.customStates.set("wa-defined",!0);let o=this.constructor;for(let[t,e]of o.elementProperties)e.default==="inherit"&&e.initial!==void 0&&typeof t=="string"&&this.customStates.set(`initial-${t}-${e.initial}`,!0)}static get styles(){let o=Array.isArray(this.css)?this.css:this.css?[this.css]:[];return[Dc,...o]}connectedCallback(){super.connectedCallback(),this.didSSR||this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `)),this.didSSR&&this.updateComplete.then(()=>{this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `))})}attributeChangedCallback(o,t,e){un(this,pr)||(this.constructor.elementProperties.forEach((r,a)=>{r.reflect&&this[a]!=null&&this.initialReflectedProperties.set(a,this[a])}),mn(this,pr,!0)),super.attributeChangedCallback(o,t,e)}willUpdate(o){super.willUpdate(o),this.initialReflectedProperties.forEach((t,e)=>{o.has(e)&&this[e]==null&&(this[e]=t)})}firstUpdated(o){super.firstUpdated(o),this.didSSR&&this.shadowRoot?.querySelectorAll("slot").forEach(t=>{t.dispatchEvent(new Event("slotchange",{bubbles:!0,composed:!1,cancelable:!1}))})}update(o){try{super.update(o)}catch(t){if(this.didSSR&&!this.hasUpdated){let e=new Event("lit-hydration-error",{bubbles:!0,composed:!0,cancelable:!1});e.error=t,this.dispatchEvent(e)}throw t}}setStyle(o,t){if(!this.style){let e=On({property:qc(o),value:t,element:this});e&&this.setAttribute("style",e);return}this.style[o]=t}setStyleProperty(o,t){if(!this.style){let e=On({property:o,value:t,element:this});e&&this.setAttribute("style",e);return}this.style.setProperty(o,t)}relayNativeEvent(o,t){o.stopImmediatePropagation(),this.dispatchEvent(new o.constructor(o.type,{...o,...t}))}};pr=new WeakMap;u([d()],K.prototype,"dir",2);u([d()],K.prototype,"lang",2);u([d({type:Boolean,reflect:!0,attribute:"did-ssr"})],K.prototype,"didSSR",2);var Ic=()=>({observedAttributes:["custom-error"],checkValidity(o){let t={message:"",isValid:!0,invalidKeys:[]};return o.customError&&(t.message=o.customError,t.isValid=!1,t.invalidKeys=["customError"]),t}}),le=class extends K{constructor(){super(),this.name=null,this.disabled=!1,this.required=!1,this.assumeInteractionOn=["input"],this.validators=[],this.valueHasChanged=!1,this.hasInteracted=!1,this.customError=null,this.emittedEvents=[],this.emitInvalid=o=>{o.target===this&&(this.hasInteracted=!0,this.dispatchEvent(new or))},this.handleInteraction=o=>{let t=this.emittedEvents;t.includes(o.type)||t.push(o.type),t.length===this.assumeInteractionOn?.length&&(this.hasInteracted=!0)},"addEventListener"in this&&this.addEventListener("invalid",this.emitInvalid)}static get validators(){return[Ic()]}static get observedAttributes(){let o=new Set(super.observedAttributes||[]);for(let t of this.validators)if(t.observedAttributes)for(let e of t.observedAttributes)o.add(e);return[...o]}connectedCallback(){super.connectedCallback(),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.updateValidity()}):this.updateValidity(),this.assumeInteractionOn.forEach(o=>{this.addEventListener?.(o,this.handleInteraction)})}firstUpdated(...o){super.firstUpdated(...o),this.updateValidity()}willUpdate(o){if(!!1&&o.has("customError")&&(this.customError||(this.customError=null),this.setCustomValidity(this.customError||"")),o.has("value")||o.has("disabled")||o.has("defaultValue")){let t=this.value;this.updateFormValue(t)}o.has("disabled")&&(this.customStates.set("disabled",this.disabled),(this.hasAttribute("disabled")||!!1&&!this.matches(":disabled"))&&this.toggleAttribute("disabled",this.disabled)),super.willUpdate(o),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>this.updateValidity()):this.updateValidity()}updateFormValue(o){if(Array.isArray(o)){if(this.name){let t=new FormData;for(let e of o)t.append(this.name,e);this.setValue(t,t)}}else this.setValue(o,o)}get labels(){return this.internals.labels}getForm(){return this.internals.form}set form(o){o?this.setAttribute("form",o):this.removeAttribute("form")}get form(){return this.internals.form}get validity(){return this.internals.validity}get willValidate(){return this.internals.willValidate}get validationMessage(){return this.internals.validationMessage}checkValidity(){return this.updateValidity(),this.internals.checkValidity()}reportValidity(){return this.updateValidity(),this.hasInteracted=!0,this.internals.reportValidity()}get validationTarget(){return this.input||void 0}setValidity(...o){let t=o[0],e=o[1],r=o[2];r||(r=this.validationTarget),this.internals.setValidity(t,e,r||void 0),this.requestUpdate("validity"),this.setCustomStates()}setCustomStates(){let o=!!this.required,t=this.internals.validity.valid,e=this.hasInteracted;this.customStates.set("required",o),this.customStates.set("optional",!o),this.customStates.set("invalid",!t),this.customStates.set("valid",t),this.customStates.set("user-invalid",!t&&e),this.customStates.set("user-valid",t&&e)}setCustomValidity(o){if(!o){this.customError=null,this.setValidity({});return}this.customError=o,this.setValidity({customError:!0},o,this.validationTarget)}formResetCallback(){this.resetValidity(),this.hasInteracted=!1,this.valueHasChanged=!1,this.emittedEvents=[],this.updateValidity()}formDisabledCallback(o){this.disabled=o,this.updateValidity()}formStateRestoreCallback(o,t){this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.value=o,t==="restore"&&this.resetValidity(),this.updateValidity()}):(this.value=o,t==="restore"&&this.resetValidity(),this.updateValidity())}setValue(...o){let[t,e]=o;this.internals.setFormValue(t,e)}get allValidators(){let o=this.constructor.validators||[],t=this.validators||[];return[...o,...t]}resetValidity(){this.setCustomValidity(""),this.setValidity({})}updateValidity(){if(this.disabled||this.hasAttribute("disabled")||!this.willValidate){this.resetValidity();return}let o=this.allValidators;if(!o?.length)return;let t={customError:!!this.customError},e=this.validationTarget||this.input||void 0,r="";for(let a of o){let{isValid:s,message:i,invalidKeys:n}=a.checkValidity(this);s||(r||(r=i),n?.length>=0&&n.forEach(l=>t[l]=!0))}r||(r=this.validationMessage),this.setValidity(t,r,e)}};le.formAssociated=!0;u([d({reflect:!0})],le.prototype,"name",2);u([d({type:Boolean})],le.prototype,"disabled",2);u([d({state:!0,attribute:!1})],le.prototype,"valueHasChanged",2);u([d({state:!0,attribute:!1})],le.prototype,"hasInteracted",2);u([d({attribute:"custom-error",reflect:!0})],le.prototype,"customError",2);u([d({attribute:!1,state:!0,type:Object})],le.prototype,"validity",1);var Bn={small:"s",medium:"m",large:"l"},zn=new Set;function Ze(o,t){t in Bn&&!zn.has(`${o}:${t}`)&&(zn.add(`${o}:${t}`),console.warn(`[${o}] size="${t}" is deprecated. Use size="${Bn[t]}" instead. The long-form value will be removed in the next major version.`))}var et=class{constructor(o,...t){this.slotNames=[],this.handleSlotChange=e=>{let r=e.target;(this.slotNames.includes("[default]")&&!r.name||r.name&&this.slotNames.includes(r.name))&&this.host.requestUpdate()},(this.host=o).addController(this),this.slotNames=t}hasDefaultSlot(){return this.host.childNodes?[...this.host.childNodes].some(o=>{if(o.nodeType===Node.TEXT_NODE&&o.textContent.trim()!=="")return!0;if(o.nodeType===Node.ELEMENT_NODE){let t=o;if(t.tagName.toLowerCase()==="wa-visually-hidden")return!1;if(!t.hasAttribute("slot"))return!0}return!1}):!1}hasNamedSlot(o){return this.host.querySelector?.(`:scope > [slot="${o}"]`)!==null}test(o,t){return t&&this.host.didSSR&&!this.host.hasUpdated?!!this.host[t]:o==="[default]"?this.hasDefaultSlot():this.hasNamedSlot(o)}hostConnected(){let o=this.host.shadowRoot;o&&"addEventListener"in o&&o.addEventListener("slotchange",this.handleSlotChange)}hostDisconnected(){let o=this.host.shadowRoot;o&&"removeEventListener"in o&&o.removeEventListener("slotchange",this.handleSlotChange)}};var Gt=z`
  :host([size='xs']) {
    font-size: var(--wa-font-size-xs);
  }

  :host([size='s']),
  :host([size='small']) {
    font-size: var(--wa-font-size-s);
  }

  :host([size='m']),
  :host([size='medium']) {
    font-size: var(--wa-font-size-m);
  }

  :host([size='l']),
  :host([size='large']) {
    font-size: var(--wa-font-size-l);
  }

  :host([size='xl']) {
    font-size: var(--wa-font-size-xl);
  }
`;var Dn=z`
  @layer wa-component {
    :host {
      display: inline-block;

      /* Workaround because Chrome doesn't like :host(:has()) below
       * https://issues.chromium.org/issues/40062355
       * Firefox doesn't like this nested rule, so both are needed */
      &:has(wa-badge) {
        position: relative;
      }
    }

    /* Apply relative positioning only when needed to position wa-badge
     * This avoids creating a new stacking context for every button */
    :host(:has(wa-badge)) {
      position: relative;
    }
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-decoration: none;
    user-select: none;
    -webkit-user-select: none;
    white-space: nowrap;
    vertical-align: middle;
    transition-property: background, border, box-shadow, color, opacity, transform;
    transition-duration: var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    transform-origin: center;
    cursor: pointer;
    padding: 0 var(--wa-form-control-padding-inline);
    font-family: inherit;
    font-size: inherit;
    font-weight: var(--wa-font-weight-action);
    height: var(--wa-form-control-height);
    width: 100%;

    background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));

    border-color: transparent;
    color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-form-control-border-radius));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-form-control-border-radius));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-form-control-border-radius));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-form-control-border-radius));
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
  }

  /* Hover and active transforms */
  .button:not(.disabled):not(.loading) {
    @media (hover: hover) {
      &:hover {
        transform: var(--wa-button-transform-hover);
      }
    }
    &:active {
      transform: var(--wa-button-transform-active);
    }

    @media (prefers-reduced-motion: reduce) {
      &:hover,
      &:active {
        transform: none;
      }
    }
  }

  /* Appearance modifiers */
  :host([appearance='plain']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: var(--wa-color-border-loud, var(--wa-color-neutral-border-loud));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled-outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: var(--wa-color-border-normal, var(--wa-color-neutral-border-normal));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='accent']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
      background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
        var(--wa-color-mix-active)
      );
    }
  }

  /* Focus states */
  .button:focus {
    outline: none;
  }

  .button:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  /* Disabled state */
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;

    /* When disabled, prevent mouse events from bubbling up from children */
    .button {
      pointer-events: none;
    }
  }

  /* Keep it last so Safari doesn't stop parsing this block */
  .button::-moz-focus-inner {
    border: 0;
  }

  /* Icon buttons */
  .button.is-icon-button {
    outline-offset: 2px;
    width: var(--wa-form-control-height);
    aspect-ratio: 1;
  }

  /* Icon buttons with a caret need to grow to fit both the icon and the caret */
  .button.is-icon-button.caret {
    width: auto;
    aspect-ratio: auto;
    min-width: var(--wa-form-control-height);
  }

  /* Pill modifier */
  :host([pill]) .button {
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-border-radius-pill));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-border-radius-pill));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-border-radius-pill));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-border-radius-pill));
  }

  /*
   * Label
   */

  .start,
  .end {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
    pointer-events: none;
  }

  .label {
    display: inline-block;
  }

  .is-icon-button .label {
    display: flex;
    justify-content: center;
  }

  .label::slotted(wa-icon) {
    align-self: center;
  }

  /*
   * Caret modifier
   */

  wa-icon[part='caret'] {
    display: flex;
    align-self: center;
    align-items: center;

    &::part(svg) {
      width: 0.875em;
      height: 0.875em;
    }

    .button:has(&) .end {
      display: none;
    }
  }

  /*
   * Loading modifier
   */

  .loading {
    position: relative;
    cursor: wait;

    .start,
    .label,
    .end,
    .caret {
      /* Hidden with opacity, not visibility, so the label stays in the accessibility tree */
      opacity: 0;

      /* Unlike visibility: hidden, opacity leaves the content clickable */
      pointer-events: none;
    }

    wa-spinner {
      --indicator-color: currentColor;
      --track-color: color-mix(in oklab, currentColor, transparent 90%);

      position: absolute;
      font-size: 1em;
      height: 1em;
      width: 1em;
      top: calc(50% - 0.5em);
      left: calc(50% - 0.5em);
    }
  }

  /*
   * Badges
   */

  .button ::slotted(wa-badge) {
    border-color: var(--wa-color-surface-default);
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    translate: 50% -50%;
    pointer-events: none;
  }

  :host(:dir(rtl)) ::slotted(wa-badge) {
    translate: -50% -50%;
  }

  /*
  * Button spacing
  */

  slot[name='start']::slotted(*) {
    margin-inline-end: 0.75em;
  }

  slot[name='end']::slotted(*),
  .button:not(.visually-hidden-label) [part='caret'] {
    margin-inline-start: 0.75em;
  }
`;var Fn=z`
  :where(:root),
  .wa-neutral,
  :host([variant='neutral']) {
    --wa-color-fill-loud: var(--wa-color-neutral-fill-loud);
    --wa-color-fill-normal: var(--wa-color-neutral-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-neutral-fill-quiet);
    --wa-color-border-loud: var(--wa-color-neutral-border-loud);
    --wa-color-border-normal: var(--wa-color-neutral-border-normal);
    --wa-color-border-quiet: var(--wa-color-neutral-border-quiet);
    --wa-color-on-loud: var(--wa-color-neutral-on-loud);
    --wa-color-on-normal: var(--wa-color-neutral-on-normal);
    --wa-color-on-quiet: var(--wa-color-neutral-on-quiet);
  }

  .wa-brand,
  :host([variant='brand']) {
    --wa-color-fill-loud: var(--wa-color-brand-fill-loud);
    --wa-color-fill-normal: var(--wa-color-brand-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-brand-fill-quiet);
    --wa-color-border-loud: var(--wa-color-brand-border-loud);
    --wa-color-border-normal: var(--wa-color-brand-border-normal);
    --wa-color-border-quiet: var(--wa-color-brand-border-quiet);
    --wa-color-on-loud: var(--wa-color-brand-on-loud);
    --wa-color-on-normal: var(--wa-color-brand-on-normal);
    --wa-color-on-quiet: var(--wa-color-brand-on-quiet);
  }

  .wa-success,
  :host([variant='success']) {
    --wa-color-fill-loud: var(--wa-color-success-fill-loud);
    --wa-color-fill-normal: var(--wa-color-success-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-success-fill-quiet);
    --wa-color-border-loud: var(--wa-color-success-border-loud);
    --wa-color-border-normal: var(--wa-color-success-border-normal);
    --wa-color-border-quiet: var(--wa-color-success-border-quiet);
    --wa-color-on-loud: var(--wa-color-success-on-loud);
    --wa-color-on-normal: var(--wa-color-success-on-normal);
    --wa-color-on-quiet: var(--wa-color-success-on-quiet);
  }

  .wa-warning,
  :host([variant='warning']) {
    --wa-color-fill-loud: var(--wa-color-warning-fill-loud);
    --wa-color-fill-normal: var(--wa-color-warning-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-warning-fill-quiet);
    --wa-color-border-loud: var(--wa-color-warning-border-loud);
    --wa-color-border-normal: var(--wa-color-warning-border-normal);
    --wa-color-border-quiet: var(--wa-color-warning-border-quiet);
    --wa-color-on-loud: var(--wa-color-warning-on-loud);
    --wa-color-on-normal: var(--wa-color-warning-on-normal);
    --wa-color-on-quiet: var(--wa-color-warning-on-quiet);
  }

  .wa-danger,
  :host([variant='danger']) {
    --wa-color-fill-loud: var(--wa-color-danger-fill-loud);
    --wa-color-fill-normal: var(--wa-color-danger-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-danger-fill-quiet);
    --wa-color-border-loud: var(--wa-color-danger-border-loud);
    --wa-color-border-normal: var(--wa-color-danger-border-normal);
    --wa-color-border-quiet: var(--wa-color-danger-border-quiet);
    --wa-color-on-loud: var(--wa-color-danger-on-loud);
    --wa-color-on-normal: var(--wa-color-danger-on-normal);
    --wa-color-on-quiet: var(--wa-color-danger-on-quiet);
  }
`;function Z(o,t){let e={waitUntilFirstUpdate:!1,...t};return(r,a)=>{let{update:s}=r,i=Array.isArray(o)?o:[o];r.update=function(n){i.forEach(l=>{let f=l;if(n.has(f)){let p=n.get(f),m=this[f];p!==m&&(!e.waitUntilFirstUpdate||this.hasUpdated)&&this[a](p,m)}}),s.call(this,n)}}}var bs=new Set,Kt=new Map,je,Cs="ltr",ks="en",qn=typeof MutationObserver<"u"&&typeof document<"u"&&typeof document.documentElement<"u";if(qn){let o=new MutationObserver(In);Cs=document.documentElement.dir||"ltr",ks=document.documentElement.lang||navigator.language,o.observe(document.documentElement,{attributes:!0,attributeFilter:["dir","lang"]})}function ko(...o){o.map(t=>{let e=t.$code.toLowerCase();Kt.has(e)?Kt.set(e,Object.assign(Object.assign({},Kt.get(e)),t)):Kt.set(e,t),je||(je=t)}),In()}function In(){qn&&(Cs=document.documentElement.dir||"ltr",ks=document.documentElement.lang||navigator.language),[...bs.keys()].map(o=>{typeof o.requestUpdate=="function"&&o.requestUpdate()})}var mr=class{constructor(t){this.host=t,this.host.addController(this)}hostConnected(){bs.add(this.host)}hostDisconnected(){bs.delete(this.host)}dir(){return`${this.host.dir||Cs}`.toLowerCase()}lang(){let t=`${this.host.lang||ks}`.toLowerCase().replace(/_/g,"-");try{return new Intl.Locale(t),t}catch{return je?je.$code.toLowerCase():"en"}}getTranslationData(t){var e,r;let a;try{a=new Intl.Locale(t.replace(/_/g,"-"))}catch{return{locale:void 0,language:"",region:"",primary:void 0,secondary:void 0}}let s=a.language.toLowerCase(),i=(r=(e=a.region)===null||e===void 0?void 0:e.toLowerCase())!==null&&r!==void 0?r:"",n=Kt.get(`${s}-${i}`),l=Kt.get(s);return{locale:a,language:s,region:i,primary:n,secondary:l}}exists(t,e){var r;let{primary:a,secondary:s}=this.getTranslationData((r=e.lang)!==null&&r!==void 0?r:this.lang());return e=Object.assign({includeFallback:!1},e),!!(a&&a[t]||s&&s[t]||e.includeFallback&&je&&je[t])}term(t,...e){let{primary:r,secondary:a}=this.getTranslationData(this.lang()),s;if(r&&r[t])s=r[t];else if(a&&a[t])s=a[t];else if(je&&je[t])s=je[t];else return console.error(`No translation found for: ${String(t)}`),String(t);return typeof s=="function"?s(...e):s}date(t,e){return t=new Date(t),new Intl.DateTimeFormat(this.lang(),e).format(t)}number(t,e){return t=Number(t),isNaN(t)?"":new Intl.NumberFormat(this.lang(),e).format(t)}relativeTime(t,e,r){return new Intl.RelativeTimeFormat(this.lang(),r).format(t,e)}};var Un={$code:"en",$name:"English",$dir:"ltr",allTagsRemoved:"All tags removed",am:"AM",autosizeColumn:"Autosize column",captions:"Captions",carousel:"Carousel",chooseDate:"Choose date",chooseDecade:"Choose decade",chooseMonth:"Choose month",chooseTime:"Choose time",chooseYear:"Choose year",clearEntry:"Clear entry",clearFilter:"Clear filter",clearSort:"Clear sort",close:"Close",closeCalendar:"Close calendar",closeTimeInput:"Close time picker",collapseRow:"Collapse row",columnMenu:"Column options",columnMovedToPosition:(o,t,e)=>`${o} moved to position ${t} of ${e}`,columns:"Columns",compactPageXOfY:(o,t)=>`${o} of ${t}`,completed:"Completed",copied:"Copied",copy:"Copy",createOption:o=>`Create "${o}"`,currentlyPlaying:"currently playing",currentValue:"Current value",date:"Date",datePickerKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the calendar.",day:"Day",dayPeriod:"AM/PM",decrement:"Decrement",deselectAllRows:"Deselect all rows",disabled:"Disabled",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Empty",endDate:"End date",enterFullscreen:"Enter fullscreen",error:"Error",exitFullscreen:"Exit fullscreen",expandRow:"Expand row",filterByColumn:o=>`Filter by ${o}`,filterFrom:"From",filterMax:"Max",filterMin:"Min",filterTo:"To",firstPage:"First page",goToSlide:(o,t)=>`Go to slide ${o} of ${t}`,hideColumn:"Hide column",hidePassword:"Hide password",hour:"Hour",incompleteDate:"Enter a valid date.",increment:"Increment",jumpBackwardX:o=>`Jump back ${o} pages`,jumpForwardX:o=>`Jump forward ${o} pages`,lastPage:"Last page",loading:"Loading",locked:"Locked",minute:"Minute",month:"Month",moreOptions:"More Options",mute:"Mute",nextDecade:"Next decade",nextMonth:"Next month",nextPage:"Next page",nextSlide:"Next slide",nextVideo:"Next Video",nextYear:"Next year",noData:"No data",noOptions:"No options",noResults:"No matching results",notCompleted:"Not completed",now:"Now",numCharacters:o=>o===1?"1 character":`${o} characters`,numCharactersRemaining:o=>o===1?"1 character remaining":`${o} characters remaining`,numOptionsAvailable:o=>o===0?"No options available":o===1?"1 option available":`${o} options available`,numOptionsSelected:o=>o===0?"No options selected":o===1?"1 option selected":`${o} options selected`,numRowsCopied:o=>o===1?"1 row copied":`${o} rows copied`,numRowsSelected:o=>o===1?"1 row selected":`${o} rows selected`,optionPosition:(o,t,e)=>`${o}, ${t} of ${e}`,optionsLoadError:"Options could not be loaded",pageXOfY:(o,t)=>`Page ${o} of ${t}`,pagination:"Pagination",pause:"Pause",pauseAnimation:"Pause animation",pictureInPicture:"Picture in picture",pinLeft:"Pin left",pinRight:"Pin right",play:"Play",playAnimation:"Play animation",playbackSpeed:"Playback speed",playlist:"Playlist",pm:"PM",previousDecade:"Previous decade",previousMonth:"Previous month",previousPage:"Previous page",previousSlide:"Previous slide",previousVideo:"Previous video",previousYear:"Previous year",progress:"Progress",rangeTooLong:o=>o===1?"Select a range no longer than 1 day":`Select a range no longer than ${o} days`,rangeTooShort:o=>o===1?"Select a range at least 1 day long":`Select a range at least ${o} days long`,readonly:"Read-only",remove:"Remove",resetColumns:"Reset columns",resize:"Resize",resizeColumn:"Resize column",rowsPerPage:"Rows per page",scrollableRegion:"Scrollable region",scrollToEnd:"Scroll to end",scrollToStart:"Scroll to start",search:"Search",second:"Second",seek:"Seek",seekProgress:(o,t)=>`${o} of ${t}`,selectAColorFromTheScreen:"Select a color from the screen",selectAllRows:"Select all rows",selected:"Selected",selectedDateLabel:o=>`Selected: ${o}`,selectedRangeLabel:o=>`Selected range: ${o}`,selectGroup:"Select group",selectionCleared:"Selection cleared",selectRow:"Select row",showingNofMRows:(o,t)=>`Showing ${o} of ${t} rows`,showingXtoYofZ:(o,t,e)=>`${o}\u2013${t} of ${e}`,showPassword:"Show password",slideNum:o=>`Slide ${o}`,sortAscending:"Sort ascending",sortColumn:"Sort column",sortDescending:"Sort descending",startDate:"Start date",steps:"Steps",stepXOfY:(o,t)=>`Step ${o} of ${t}`,tagAdded:o=>`${o} added`,tagAlreadyAdded:o=>`${o} is already added`,tagInputKeyboardHelp:"Press Backspace or Delete to remove this tag.",tagRemoved:o=>`${o} removed`,time:"Time",timeInputKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the time picker.",today:"Today",toggleColorFormat:"Toggle color format",tooFewTags:o=>o===1?"Add at least 1 tag":`Add at least ${o} tags`,tooManyTags:o=>o===1?"Add no more than 1 tag":`Add no more than ${o} tags`,unmute:"Unmute",unpin:"Unpin",unpinColumn:"Unpin column",videoPlayer:"Video player",volume:"Volume",year:"Year",zoomIn:"Zoom in",zoomOut:"Zoom out"};ko(Un);var Hn=Un;var ie=class extends mr{lang(){return this.host.didSSR&&!this.host.hasUpdated?this.host.lang||"en":super.lang()}};ko(Hn);var de={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ee=o=>(...t)=>({_$litDirective$:o,values:t}),me=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,r){this._$Ct=t,this._$AM=e,this._$Ci=r}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var Me=Ee(class extends me{constructor(o){if(super(o),o.type!==de.ATTRIBUTE||o.name!=="class"||o.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(o){return" "+Object.keys(o).filter(t=>o[t]).join(" ")+" "}update(o,[t]){if(this.st===void 0){this.st=new Set,o.strings!==void 0&&(this.nt=new Set(o.strings.join(" ").split(/\s/).filter(r=>r!=="")));for(let r in t)t[r]&&!this.nt?.has(r)&&this.st.add(r);return this.render(t)}let e=o.element.classList;for(let r of this.st)r in t||(e.remove(r),this.st.delete(r));for(let r in t){let a=!!t[r];a===this.st.has(r)||this.nt?.has(r)||(a?(e.add(r),this.st.add(r)):(e.remove(r),this.st.delete(r)))}return X}});var T=o=>o??y;var Nn=Symbol.for(""),Uc=o=>{if(o?.r===Nn)return o?._$litStatic$};var Ss=(o,...t)=>({_$litStatic$:t.reduce((e,r,a)=>e+(s=>{if(s._$litStatic$!==void 0)return s._$litStatic$;throw Error(`Value passed to 'literal' function must be a 'literal' result: ${s}. Use 'unsafeStatic' to pass non-literal values, but
            take care to ensure page security.`)})(r)+o[a+1],o[0]),r:Nn}),jn=new Map,Ps=o=>(t,...e)=>{let r=e.length,a,s,i=[],n=[],l,f=0,p=!1;for(;f<r;){for(l=t[f];f<r&&(s=e[f],(a=Uc(s))!==void 0);)l+=a+t[++f],p=!0;f!==r&&n.push(s),i.push(l),f++}if(f===r&&i.push(t[r]),p){let m=i.join("$$lit$$");(t=jn.get(m))===void 0&&(i.raw=i,jn.set(m,t=i)),e=n}return o(t,...e)},hr=Ps(c),Th=Ps(Pt),_h=Ps(En);var M=class extends le{constructor(){super(...arguments),this.assumeInteractionOn=["click"],this.hasSlotController=new et(this,"[default]","start","end"),this.localize=new ie(this),this.invalid=!1,this.isIconButton=!1,this.title="",this.variant="neutral",this.appearance="accent",this.size="m",this.withCaret=!1,this.withStart=!1,this.withEnd=!1,this.disabled=!1,this.loading=!1,this.pill=!1,this.type="button"}static get validators(){return[...super.validators,tr()]}handleSizeChange(){Ze(this.localName,this.size)}constructLightDOMButton(){let o=document.createElement("button");for(let t of this.attributes)t.name!=="style"&&o.setAttribute(t.name,t.value);return o.type=this.type,o.style.position="absolute !important",o.style.width="0 !important",o.style.height="0 !important",o.style.clipPath="inset(50%) !important",o.style.overflow="hidden !important",o.style.whiteSpace="nowrap !important",this.name&&(o.name=this.name),o.value=this.value||"",o}handleClick(o){if(this.disabled||this.loading){o.preventDefault(),o.stopImmediatePropagation();return}if(this.type!=="submit"&&this.type!=="reset"||!this.getForm())return;let e=this.constructLightDOMButton();this.parentElement?.append(e),e.click(),e.remove()}handleInvalid(){this.dispatchEvent(new or)}handleLabelSlotChange(){let o=this.labelSlot.assignedNodes({flatten:!0}),t=!1,e=!1,r=!1,a=!1;[...o].forEach(s=>{if(s.nodeType===Node.ELEMENT_NODE){let i=s;i.localName==="wa-icon"?(e=!0,t||(t=i.label!==void 0)):a=!0}else s.nodeType===Node.TEXT_NODE&&(s.textContent?.trim()||"").length>0&&(r=!0)}),this.isIconButton=e&&!r&&!a,this.customStates.set("icon-button",this.isIconButton),this.isIconButton&&!t&&console.warn('Icon buttons must have a label for screen readers. Add <wa-icon label="..."> to remove this warning.',this)}isButton(){return!this.href}isLink(){return!!this.href}handleDisabledChange(){this.customStates.set("disabled",this.disabled),this.updateValidity()}handleHrefChange(){this.customStates.set("link",this.isLink())}handleLoadingChange(){this.customStates.set("loading",this.loading)}setValue(...o){}click(){this.button.click()}focus(o){this.button.focus(o)}blur(){this.button.blur()}render(){let o=this.isLink(),t=o?Ss`a`:Ss`button`;return hr`
      <${t}
        part="base button"
        class=${Me({button:!0,caret:this.withCaret,disabled:this.disabled,loading:this.loading,rtl:this.localize.dir()==="rtl","has-label":this.hasSlotController.test("[default]"),"has-start":this.hasSlotController.test("start","withStart"),"has-end":this.hasSlotController.test("end","withEnd"),"is-icon-button":this.isIconButton})}
        ?disabled=${T(o?void 0:this.disabled)}
        type=${T(o?void 0:this.type)}
        title=${this.title}
        name=${T(o?void 0:this.name)}
        value=${T(o?void 0:this.value)}
        href=${T(o?this.href:void 0)}
        target=${T(o?this.target:void 0)}
        download=${T(o?this.download:void 0)}
        rel=${T(o&&this.rel?this.rel:void 0)}
        role=${T(o?void 0:"button")}
        aria-disabled=${T(o&&this.disabled?"true":void 0)}
        aria-busy=${this.loading?"true":"false"}
        tabindex=${this.disabled?"-1":"0"}
        @invalid=${this.isButton()?this.handleInvalid:null}
        @click=${this.handleClick}
      >
        <slot name="start" part="start" class="start"></slot>
        <slot part="label" class="label" @slotchange=${this.handleLabelSlotChange}></slot>
        <slot name="end" part="end" class="end"></slot>
        ${this.withCaret?hr`
                <wa-icon part="caret" class="caret" library="system" name="chevron-down" variant="solid"></wa-icon>
              `:""}
        ${this.loading?hr`<wa-spinner part="spinner"></wa-spinner>`:""}
      </${t}>
    `}};M.shadowRootOptions={...le.shadowRootOptions,delegatesFocus:!0};M.css=[Dn,Fn,Gt];u([J(".button")],M.prototype,"button",2);u([J("slot:not([name])")],M.prototype,"labelSlot",2);u([k()],M.prototype,"invalid",2);u([k()],M.prototype,"isIconButton",2);u([d()],M.prototype,"title",2);u([d({reflect:!0})],M.prototype,"variant",2);u([d({reflect:!0})],M.prototype,"appearance",2);u([d({reflect:!0})],M.prototype,"size",2);u([Z("size")],M.prototype,"handleSizeChange",1);u([d({attribute:"with-caret",type:Boolean,reflect:!0})],M.prototype,"withCaret",2);u([d({attribute:"with-start",type:Boolean})],M.prototype,"withStart",2);u([d({attribute:"with-end",type:Boolean})],M.prototype,"withEnd",2);u([d({type:Boolean})],M.prototype,"disabled",2);u([d({type:Boolean,reflect:!0})],M.prototype,"loading",2);u([d({type:Boolean,reflect:!0})],M.prototype,"pill",2);u([d()],M.prototype,"type",2);u([d({reflect:!0})],M.prototype,"name",2);u([d({reflect:!0})],M.prototype,"value",2);u([d({reflect:!0})],M.prototype,"href",2);u([d()],M.prototype,"target",2);u([d()],M.prototype,"rel",2);u([d()],M.prototype,"download",2);u([d({attribute:"formaction"})],M.prototype,"formAction",2);u([d({attribute:"formenctype"})],M.prototype,"formEnctype",2);u([d({attribute:"formmethod"})],M.prototype,"formMethod",2);u([d({attribute:"formnovalidate",type:Boolean})],M.prototype,"formNoValidate",2);u([d({attribute:"formtarget"})],M.prototype,"formTarget",2);u([Z("disabled",{waitUntilFirstUpdate:!0})],M.prototype,"handleDisabledChange",1);u([Z("href")],M.prototype,"handleHrefChange",1);u([Z("loading",{waitUntilFirstUpdate:!0})],M.prototype,"handleLoadingChange",1);M=u([P("wa-button")],M);M.disableWarning?.("change-in-update");var Wn=z`
  :host {
    --track-width: 2px;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);
    --speed: 2s;
    --size: 1em;

    /*
      Resizing a spinner element using anything but font-size will break the animation because the animation uses em
      units. Therefore, if a spinner is used in a flex container without \`flex: none\` applied, the spinner can
      grow/shrink and break the animation. The use of \`flex: none\` on the host element prevents this by always having
      the spinner sized according to its actual dimensions.
    */
    flex: none;
    display: inline-flex;
    width: var(--size);
    height: var(--size);
  }

  svg {
    width: 100%;
    height: 100%;
    aspect-ratio: 1;
    animation: spin var(--speed) linear infinite;
  }

  .track,
  .indicator {
    --radius: calc(var(--size) / 2 - var(--track-width) / 2);
    --circumference: calc(var(--radius) * 2 * 3.141592654);

    cx: calc(var(--size) / 2);
    cy: calc(var(--size) / 2);
    r: var(--radius);
    fill: none;
    stroke-width: var(--track-width);
  }

  .track {
    stroke: var(--track-color);
  }

  .indicator {
    stroke: var(--indicator-color);
    stroke-linecap: round;
    stroke-dasharray: calc(0.597 * var(--circumference)), calc(0.796 * var(--circumference));
    stroke-dashoffset: calc(-0.04 * var(--circumference));
    animation: dash 1.5s ease-in-out infinite;
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes dash {
    0% {
      stroke-dasharray: calc(0.008 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: 0;
    }
    50% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.278 * var(--circumference));
    }
    100% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.987 * var(--circumference));
    }
  }
`;var gr=class extends K{constructor(){super(...arguments),this.localize=new ie(this)}render(){return c`
      <svg
        part="base spinner"
        role="progressbar"
        aria-label=${this.localize.term("loading")}
        fill="none"
        xmlns="http://www.w3.org/2000/svg"
      >
        <circle class="track" />
        <circle class="indicator" />
      </svg>
    `}};gr.css=Wn;gr=u([P("wa-spinner")],gr);var Vn=class extends Event{constructor(){super("wa-error",{bubbles:!0,cancelable:!1,composed:!0})}};var Gn=class extends Event{constructor(){super("wa-load",{bubbles:!0,cancelable:!1,composed:!0})}};var Kn=z`
  :host {
    --primary-color: currentColor;
    --primary-opacity: 1;
    --secondary-color: currentColor;
    --secondary-opacity: 0.4;
    --rotate-angle: 0deg;

    box-sizing: content-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    vertical-align: -0.125em;
  }

  /* #region Canvas — the box the icon is centered within (mirrors Font Awesome's icon canvas). Orthogonal to font-size. */

  /* Fixed width (default): 1.25em × 1em (20 × 16px) */
  :host(:not([canvas])),
  :host([canvas='fixed']) {
    width: 1.25em;
    height: 1em;
    min-width: 1.25em; /* <-- this is what Safari respects for intrinsic */
    min-height: 1em;
  }

  /* Auto: hug the icon's width. \`auto-width\` is the deprecated alias for canvas="auto". */
  :host([canvas='auto']),
  :host([auto-width]:not([canvas])) {
    width: auto;
    height: 1em;
  }

  /* Square: 1.25em × 1.25em (20 × 20px) */
  :host([canvas='square']) {
    width: 1.25em;
    height: 1.25em;
    min-width: 1.25em;
    min-height: 1.25em;
  }

  /* Roomy: 1.5em × 1.5em (24 × 24px) */
  :host([canvas='roomy']) {
    width: 1.5em;
    height: 1.5em;
    min-width: 1.5em;
    min-height: 1.5em;
  }

  /* #endregion */

  svg {
    /* NOTE: Avoid setting fill here. A stylesheet rule beats SVG presentation attributes, breaking stroke-based
       libraries like Lucide (fill="none" stroke="currentColor") and attribute-based mutators (issue #1733). The default
       library applies fill="currentColor" in its mutator instead. */
    height: 1em;
    overflow: visible;
    width: auto;

    /* Duotone colors with path-specific opacity fallback */
    path[data-duotone-primary] {
      color: var(--primary-color);
      opacity: var(--path-opacity, var(--primary-opacity));
    }

    path[data-duotone-secondary] {
      color: var(--secondary-color);
      opacity: var(--path-opacity, var(--secondary-opacity));
    }
  }

  /* Rotation */
  :host([rotate]) {
    transform: rotate(var(--rotate-angle, 0deg));
  }

  /* Flipping */
  :host([flip='x']) {
    transform: scaleX(-1);
  }
  :host([flip='y']) {
    transform: scaleY(-1);
  }
  :host([flip='both']) {
    transform: scale(-1, -1);
  }

  /* Rotation and Flipping combined */
  :host([rotate][flip='x']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleX(-1);
  }
  :host([rotate][flip='y']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleY(-1);
  }
  :host([rotate][flip='both']) {
    transform: rotate(var(--rotate-angle, 0deg)) scale(-1, -1);
  }

  /* #region Animations — ported from Font Awesome 7.3 (--fa-* props mapped to wa-icon's --* names) */

  :host([animation='beat']) {
    animation-name: beat;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='bounce']) {
    animation-name: bounce;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, cubic-bezier(0.28, 0.84, 0.42, 1));
  }

  :host([animation='fade']) {
    animation-name: fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='beat-fade']) {
    animation-name: beat-fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip']) {
    animation-name: flip;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.5s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip-360']) {
    animation-name: flip-360;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='shake']) {
    animation-name: shake;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.75s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='spin']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-pulse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, steps(8));
  }

  /* spin-reverse is FA's reverse modifier expressed as a standalone value; reverse any spin via --animation-direction: reverse */
  :host([animation='spin-reverse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, reverse);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap']) {
    animation-name: spin-snap;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-4']) {
    animation-name: spin-snap-4;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2.4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-8']) {
    animation-name: spin-snap-8;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='buzz']) {
    animation-name: buzz;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.6s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='wag']) {
    animation-name: wag;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: bottom center;
  }

  :host([animation='float']) {
    animation-name: float;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
    will-change: transform;
  }

  :host([animation='swing']) {
    animation-name: swing;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: top center;
  }

  :host([animation='jello']) {
    animation-name: jello;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
  }

  @media (prefers-reduced-motion: reduce) {
    :host([animation='beat']),
    :host([animation='bounce']),
    :host([animation='fade']),
    :host([animation='beat-fade']),
    :host([animation='flip']),
    :host([animation='flip-360']),
    :host([animation='shake']),
    :host([animation='spin']),
    :host([animation='spin-pulse']),
    :host([animation='spin-reverse']),
    :host([animation='spin-snap']),
    :host([animation='spin-snap-4']),
    :host([animation='spin-snap-8']),
    :host([animation='buzz']),
    :host([animation='wag']),
    :host([animation='float']),
    :host([animation='swing']),
    :host([animation='jello']) {
      animation: none !important;
      transition: none !important;
    }
  }

  /* #endregion */

  /* #region Keyframes — ported verbatim from Font Awesome 7.3 */

  @keyframes beat {
    0% {
      transform: scale(1);
    }
    25% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    45% {
      transform: scale(calc(1.22 * var(--beat-scale, 1.22)));
    }
    65% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    90% {
      transform: scale(1);
    }
  }

  @keyframes bounce {
    0% {
      transform: scale(1, 1) translateY(0);
      /* No fallback by design (ported from FA 7.3): the first segment uses the user's --animation-timing or the CSS
         initial ease, while the explicit cubic-beziers on later stops drive the bounce physics. */
      animation-timing-function: var(--animation-timing);
    }
    14% {
      transform: scale(var(--bounce-start-scale-x, 1.06), var(--bounce-start-scale-y, 0.94))
        translateY(var(--bounce-anticipation, 3px));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    32% {
      transform: scale(var(--bounce-jump-scale-x, 0.94), var(--bounce-jump-scale-y, 1.12))
        translateY(calc(-1 * var(--bounce-height, 0.5em)));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    52% {
      transform: scale(1, 1) translateY(calc(-1 * var(--bounce-height, 0.5em) * 1.1));
      animation-timing-function: cubic-bezier(0.5, 0, 1, 0.5);
    }
    70% {
      transform: scale(var(--bounce-land-scale-x, 1.06), var(--bounce-land-scale-y, 0.92)) translateY(0);
      animation-timing-function: cubic-bezier(0.33, 0.33, 0.66, 1);
    }
    85% {
      transform: scale(0.98, 1.04) translateY(calc(-2px * var(--bounce-rebound, 1)));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: scale(1, 1) translateY(0);
    }
  }

  @keyframes fade {
    0% {
      opacity: 1;
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    40% {
      opacity: var(--fade-opacity, 0.4);
      transform: scale(0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: 1;
      transform: scale(1);
    }
  }

  @keyframes beat-fade {
    0% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    25% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    45% {
      opacity: 1;
      transform: scale(var(--beat-fade-scale, 1.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    65% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
    }
  }

  @keyframes flip {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    35% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: linear;
    }
    65% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.5));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    92% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes flip-360 {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    50% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    80% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes shake {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(35deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    20% {
      transform: rotate(-22deg) translateX(-1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    35% {
      transform: rotate(15deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    50% {
      transform: rotate(-9deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    65% {
      transform: rotate(5deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    78% {
      transform: rotate(-3deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    90% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    12% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    16.67% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    28.67% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    33.33% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    45.33% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    62% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    66.67% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    78.67% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    83.33% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    95.33% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-4 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    15% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    40% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    65% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    90% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-8 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    9% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    12.5% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    21.5% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    34% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    37.5% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    46.5% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    59% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    62.5% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    71.5% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    84% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    87.5% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    96.5% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes buzz {
    0% {
      transform: translateX(0) rotate(0deg);
      animation-timing-function: cubic-bezier(0.1, 0, 0.9, 1);
    }
    5% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.5deg);
    }
    10% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.5deg);
    }
    15% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.3deg);
    }
    20% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.3deg);
    }
    25% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.7)) rotate(0.2deg);
    }
    30% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px) * 0.7)) rotate(-0.2deg);
    }
    35% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.4)) rotate(0.1deg);
    }
    40% {
      transform: translateX(0) rotate(0deg);
    }
    100% {
      transform: translateX(0) rotate(0deg);
    }
  }

  @keyframes wag {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    12% {
      transform: rotate(var(--wag-angle, 12deg));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    24% {
      transform: rotate(2deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    36% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.85));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    48% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    58% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.6));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes float {
    0% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    15% {
      transform: translateY(calc(-0.4 * var(--float-height, 6px))) translateX(var(--float-drift, 1px))
        rotate(var(--float-tilt, 1deg)) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    35% {
      transform: translateY(calc(-1 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-stretch-x, 0.98), var(--float-stretch-y, 1.03));
      animation-timing-function: cubic-bezier(0.5, 0, 0.5, 0);
    }
    50% {
      transform: translateY(calc(-0.92 * var(--float-height, 6px))) translateX(calc(-0.5 * var(--float-drift, 1px)))
        rotate(calc(-0.5 * var(--float-tilt, 1deg))) scale(0.995, 1.01);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    70% {
      transform: translateY(calc(-0.3 * var(--float-height, 6px))) translateX(calc(-1 * var(--float-drift, 1px)))
        rotate(calc(-1 * var(--float-tilt, 1deg))) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    90% {
      transform: translateY(calc(0.05 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
    }
  }

  @keyframes swing {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(var(--swing-angle, 22deg));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    18% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.85));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    28% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.65));
      animation-timing-function: cubic-bezier(0.35, 0, 0.65, 1);
    }
    38% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.45));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    56% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.1));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    64% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes jello {
    0% {
      transform: scale(1, 1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    12% {
      transform: scale(var(--jello-scale-x, 1.15), calc(2 - var(--jello-scale-x, 1.15)));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    24% {
      transform: scale(calc(2 - var(--jello-scale-y, 1.12)), var(--jello-scale-y, 1.12));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    36% {
      transform: scale(
        calc(1 + (var(--jello-scale-x, 1.15) - 1) * 0.5),
        calc(2 - (1 + (var(--jello-scale-x, 1.15) - 1) * 0.5))
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: scale(
        calc(2 - (1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)),
        calc(1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    58% {
      transform: scale(1.02, 0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: scale(1, 1);
    }
    100% {
      transform: scale(1, 1);
    }
  }

  /* #endregion */
`;var Hc="",Ls="";function Xn(){return Hc.replace(/\/$/,"")}function jc(o){Ls=o}function Yn(){if(!Ls){let o=document.querySelector("[data-fa-kit-code]");o&&jc(o.getAttribute("data-fa-kit-code")||"")}return Ls}var Qn="7.3.0";function Nc(o,t,e){let r="solid";return t==="chisel"&&(r="chisel-regular"),t==="etch"&&(r="etch-solid"),t==="graphite"&&(r="graphite-thin"),t==="jelly"&&(r="jelly-regular",e==="duo-regular"&&(r="jelly-duo-regular"),e==="fill-regular"&&(r="jelly-fill-regular")),t==="jelly-duo"&&(r="jelly-duo-regular"),t==="jelly-fill"&&(r="jelly-fill-regular"),t==="notdog"&&(e==="solid"&&(r="notdog-solid"),e==="duo-solid"&&(r="notdog-duo-solid")),t==="notdog-duo"&&(r="notdog-duo-solid"),t==="slab"&&((e==="solid"||e==="regular")&&(r="slab-regular"),e==="press-regular"&&(r="slab-press-regular")),t==="slab-press"&&(r="slab-press-regular"),t==="slab-duo"&&(r="slab-duo-regular"),t==="slab-press-duo"&&(r="slab-press-duo-regular"),t==="thumbprint"&&(r="thumbprint-light"),t==="utility"&&(r="utility-semibold"),t==="utility-duo"&&(r="utility-duo-semibold"),t==="utility-fill"&&(r="utility-fill-semibold"),t==="whiteboard"&&(r="whiteboard-semibold"),t==="mosaic"&&(r="mosaic-solid"),t==="pixel"&&(r="pixel-regular"),t==="vellum"&&(r="vellum-solid"),t==="classic"&&(e==="thin"&&(r="thin"),e==="light"&&(r="light"),e==="regular"&&(r="regular"),e==="solid"&&(r="solid")),t==="duotone"&&(e==="thin"&&(r="duotone-thin"),e==="light"&&(r="duotone-light"),e==="regular"&&(r="duotone-regular"),e==="solid"&&(r="duotone")),t==="sharp"&&(e==="thin"&&(r="sharp-thin"),e==="light"&&(r="sharp-light"),e==="regular"&&(r="sharp-regular"),e==="solid"&&(r="sharp-solid")),t==="sharp-duotone"&&(e==="thin"&&(r="sharp-duotone-thin"),e==="light"&&(r="sharp-duotone-light"),e==="regular"&&(r="sharp-duotone-regular"),e==="solid"&&(r="sharp-duotone-solid")),t==="brands"&&(r="brands"),r}function Wc(o,t,e){let r=Nc(o,t,e),a=Xn();if(a)return`${a}/${r}/${o}.svg`;let s=Yn();return s.length>0?`https://ka-p.fontawesome.com/releases/v${Qn}/svgs/${r}/${o}.svg?token=${encodeURIComponent(s)}`:`https://ka-f.fontawesome.com/releases/v${Qn}/svgs/${r}/${o}.svg`}var Vc={name:"default",resolver:(o,t="classic",e="solid")=>Wc(o,t,e),mutator:(o,t)=>{if(o.hasAttribute("fill")||o.setAttribute("fill","currentColor"),t?.family&&!o.hasAttribute("data-duotone-initialized")){let{family:e,variant:r}=t;if(e==="duotone"||e==="sharp-duotone"||e==="notdog-duo"||e==="notdog"&&r==="duo-solid"||e==="jelly-duo"||e==="jelly"&&r==="duo-regular"||e==="utility-duo"||e==="slab-duo"||e==="slab-press-duo"||e==="thumbprint"){let a=[...o.querySelectorAll("path")],s=a.find(n=>!n.hasAttribute("opacity")),i=a.find(n=>n.hasAttribute("opacity"));if(!s||!i)return;if(s.setAttribute("data-duotone-primary",""),i.setAttribute("data-duotone-secondary",""),t.swapOpacity&&s&&i){let n=i.getAttribute("opacity")||"0.4";s.style.setProperty("--path-opacity",n),i.style.setProperty("--path-opacity","1")}o.setAttribute("data-duotone-initialized","")}}}},Jn=Vc;function Gc(o){return`data:image/svg+xml,${encodeURIComponent(o)}`}var $s={solid:{"arrow-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M169.4 502.6c12.5 12.5 32.8 12.5 45.3 0l160-160c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 402.7 224 32c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 370.7-105.4-105.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160z"/></svg>',"arrow-up":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M214.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L160 109.3 160 480c0 17.7 14.3 32 32 32s32-14.3 32-32l0-370.7 105.4 105.4c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-160-160z"/></svg>',backward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M236.3 107.1C247.9 96 265 92.9 279.7 99.2C294.4 105.5 304 120 304 136L304 272.3L476.3 107.2C487.9 96 505 92.9 519.7 99.2C534.4 105.5 544 120 544 136L544 504C544 520 534.4 534.5 519.7 540.8C505 547.1 487.9 544 476.3 532.9L304 367.7L304 504C304 520 294.4 534.5 279.7 540.8C265 547.1 247.9 544 236.3 532.9L44.3 348.9C36.5 341.3 32 330.9 32 320C32 309.1 36.5 298.7 44.3 291.1L236.3 107.1z"/></svg>',"backward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M491 100.8C478.1 93.8 462.3 94.5 450 102.6L192 272.1L192 128C192 110.3 177.7 96 160 96C142.3 96 128 110.3 128 128L128 512C128 529.7 142.3 544 160 544C177.7 544 192 529.7 192 512L192 367.9L450 537.5C462.3 545.6 478 546.3 491 539.3C504 532.3 512 518.8 512 504.1L512 136.1C512 121.4 503.9 107.9 491 100.9z"/></svg>',bars:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.3.1 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free (Icons: CC BY 4.0, Fonts: SIL OFL 1.1, Code: MIT License) Copyright 2026 Fonticons, Inc. --><path d="M0 96C0 78.3 14.3 64 32 64l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 128C14.3 128 0 113.7 0 96zM0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32zM448 416c0 17.7-14.3 32-32 32L32 448c-17.7 0-32-14.3-32-32s14.3-32 32-32l384 0c17.7 0 32 14.3 32 32z"/></svg>',"angles-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M77.3 256 214.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256zm192 0L406.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L269.3 256z"/></svg>',"angles-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.7 256 297.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L434.7 256zm-192 0L105.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L242.7 256z"/></svg>',check:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.8 70.1c14.3 10.4 17.5 30.4 7.1 44.7l-256 352c-5.5 7.6-14 12.3-23.4 13.1s-18.5-2.7-25.1-9.3l-128-128c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l101.5 101.5 234-321.7c10.4-14.3 30.4-17.5 44.7-7.1z"/></svg>',"chevron-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M201.4 406.6c12.5 12.5 32.8 12.5 45.3 0l192-192c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 338.7 54.6 169.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l192 192z"/></svg>',"chevron-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M9.4 233.4c-12.5 12.5-12.5 32.8 0 45.3l192 192c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256 246.6 86.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-192 192z"/></svg>',"chevron-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M311.1 233.4c12.5 12.5 12.5 32.8 0 45.3l-192 192c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L243.2 256 73.9 86.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l192 192z"/></svg>',circle:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0z"/></svg>',"closed-captioning":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M64 192C64 156.7 92.7 128 128 128L512 128C547.3 128 576 156.7 576 192L576 448C576 483.3 547.3 512 512 512L128 512C92.7 512 64 483.3 64 448L64 192zM216 272L248 272C252.4 272 256 275.6 256 280C256 293.3 266.7 304 280 304C293.3 304 304 293.3 304 280C304 249.1 278.9 224 248 224L216 224C185.1 224 160 249.1 160 280L160 360C160 390.9 185.1 416 216 416L248 416C278.9 416 304 390.9 304 360C304 346.7 293.3 336 280 336C266.7 336 256 346.7 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 280C208 275.6 211.6 272 216 272zM384 280C384 275.6 387.6 272 392 272L424 272C428.4 272 432 275.6 432 280C432 293.3 442.7 304 456 304C469.3 304 480 293.3 480 280C480 249.1 454.9 224 424 224L392 224C361.1 224 336 249.1 336 280L336 360C336 390.9 361.1 416 392 416L424 416C454.9 416 480 390.9 480 360C480 346.7 469.3 336 456 336C442.7 336 432 346.7 432 360C432 364.4 428.4 368 424 368L392 368C387.6 368 384 364.4 384 360L384 280z"/></svg>',"closed-captioning-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M39 39.1C48.4 29.7 63.6 29.7 72.9 39.1L161.8 128L512 128C547.3 128 576 156.7 576 192L576 448C576 473.5 561.1 495.4 539.6 505.8L601 567.1C610.4 576.5 610.4 591.7 601 601C591.6 610.3 576.4 610.4 567.1 601L39 73.1C29.7 63.7 29.7 48.5 39 39.1zM384 350.1L384 279.9C384 275.5 387.6 271.9 392 271.9L424 271.9C428.4 271.9 432 275.5 432 279.9C432 293.2 442.7 303.9 456 303.9C469.3 303.9 480 293.2 480 279.9C480 249 454.9 223.9 424 223.9L392 223.9C361.1 223.9 336 249 336 279.9L336 302.1L384 350.1zM445.5 411.6C465.7 403.2 480 383.2 480 359.9C480 346.6 469.3 335.9 456 335.9C442.7 335.9 432 346.6 432 359.9C432 364.3 428.4 367.9 424 367.9L401.8 367.9L445.5 411.6zM162.3 264.1C160.8 269.1 160 274.5 160 280L160 360C160 390.9 185.1 416 216 416L248 416C266.1 416 282.1 407.5 292.4 394.2L410.2 512L128 512C92.7 512 64 483.3 64 448L64 192C64 184.2 65.4 176.7 68 169.8L162.3 264.1zM256.1 357.9C256 358.6 256 359.3 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 309.8L256.1 357.9z"/></svg>',compress:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M160 64c0-17.7-14.3-32-32-32S96 46.3 96 64l0 64-64 0c-17.7 0-32 14.3-32 32s14.3 32 32 32l96 0c17.7 0 32-14.3 32-32l0-96zM32 320c-17.7 0-32 14.3-32 32s14.3 32 32 32l64 0 0 64c0 17.7 14.3 32 32 32s32-14.3 32-32l0-96c0-17.7-14.3-32-32-32l-96 0zM352 64c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32l96 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-64 0 0-64zM320 320c-17.7 0-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32s32-14.3 32-32l0-64 64 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-96 0z"/></svg>',ellipsis:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.3.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M96 320C96 289.1 121.1 264 152 264C182.9 264 208 289.1 208 320C208 350.9 182.9 376 152 376C121.1 376 96 350.9 96 320zM264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320zM488 264C518.9 264 544 289.1 544 320C544 350.9 518.9 376 488 376C457.1 376 432 350.9 432 320C432 289.1 457.1 264 488 264z"/></svg>',"ellipsis-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M320 208C289.1 208 264 182.9 264 152C264 121.1 289.1 96 320 96C350.9 96 376 121.1 376 152C376 182.9 350.9 208 320 208zM320 432C350.9 432 376 457.1 376 488C376 518.9 350.9 544 320 544C289.1 544 264 518.9 264 488C264 457.1 289.1 432 320 432zM376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320z"/></svg>',expand:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 96C110.3 96 96 110.3 96 128L96 224C96 241.7 110.3 256 128 256C145.7 256 160 241.7 160 224L160 160L224 160C241.7 160 256 145.7 256 128C256 110.3 241.7 96 224 96L128 96zM160 416C160 398.3 145.7 384 128 384C110.3 384 96 398.3 96 416L96 512C96 529.7 110.3 544 128 544L224 544C241.7 544 256 529.7 256 512C256 494.3 241.7 480 224 480L160 480L160 416zM416 96C398.3 96 384 110.3 384 128C384 145.7 398.3 160 416 160L480 160L480 224C480 241.7 494.3 256 512 256C529.7 256 544 241.7 544 224L544 128C544 110.3 529.7 96 512 96L416 96zM544 416C544 398.3 529.7 384 512 384C494.3 384 480 398.3 480 416L480 480L416 480C398.3 480 384 494.3 384 512C384 529.7 398.3 544 416 544L512 544C529.7 544 544 529.7 544 512L544 416z"/></svg>',eyedropper:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M341.6 29.2l-101.6 101.6-9.4-9.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-9.4-9.4 101.6-101.6c39-39 39-102.2 0-141.1s-102.2-39-141.1 0zM55.4 323.3c-15 15-23.4 35.4-23.4 56.6l0 42.4-26.6 39.9c-8.5 12.7-6.8 29.6 4 40.4s27.7 12.5 40.4 4l39.9-26.6 42.4 0c21.2 0 41.6-8.4 56.6-23.4l109.4-109.4-45.3-45.3-109.4 109.4c-3 3-7.1 4.7-11.3 4.7l-36.1 0 0-36.1c0-4.2 1.7-8.3 4.7-11.3l109.4-109.4-45.3-45.3-109.4 109.4z"/></svg>',filter:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 64C19.1 64 7.4 71.8 2.4 83.8S.2 109.5 9.4 118.6L192 301.3 192 416c0 8.5 3.4 16.6 9.4 22.6l64 64c9.2 9.2 22.9 11.9 34.9 6.9S320 492.9 320 480l0-178.7 182.6-182.6c9.2-9.2 11.9-22.9 6.9-34.9S492.9 64 480 64L32 64z"/></svg>',forward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M403.7 107.1C392.1 96 375 92.9 360.3 99.2C345.6 105.5 336 120 336 136L336 272.3L163.7 107.2C152.1 96 135 92.9 120.3 99.2C105.6 105.5 96 120 96 136L96 504C96 520 105.6 534.5 120.3 540.8C135 547.1 152.1 544 163.7 532.9L336 367.7L336 504C336 520 345.6 534.5 360.3 540.8C375 547.1 392.1 544 403.7 532.9L595.7 348.9C603.6 341.4 608 330.9 608 320C608 309.1 603.5 298.7 595.7 291.1L403.7 107.1z"/></svg>',file:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M192 64C156.7 64 128 92.7 128 128L128 512C128 547.3 156.7 576 192 576L448 576C483.3 576 512 547.3 512 512L512 234.5C512 217.5 505.3 201.2 493.3 189.2L386.7 82.7C374.7 70.7 358.5 64 341.5 64L192 64zM453.5 240L360 240C346.7 240 336 229.3 336 216L336 122.5L453.5 240z"/></svg>',"file-audio":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM389.8 307.7C380.7 301.4 368.3 303.6 362 312.7C355.7 321.8 357.9 334.2 367 340.5C390.9 357.2 406.4 384.8 406.4 416C406.4 447.2 390.8 474.9 367 491.5C357.9 497.8 355.7 510.3 362 519.3C368.3 528.3 380.8 530.6 389.8 524.3C423.9 500.5 446.4 460.8 446.4 416C446.4 371.2 424 331.5 389.8 307.7zM208 376C199.2 376 192 383.2 192 392L192 440C192 448.8 199.2 456 208 456L232 456L259.2 490C262.2 493.8 266.8 496 271.7 496L272 496C280.8 496 288 488.8 288 480L288 352C288 343.2 280.8 336 272 336L271.7 336C266.8 336 262.2 338.2 259.2 342L232 376L208 376zM336 448.2C336 458.9 346.5 466.4 354.9 459.8C367.8 449.5 376 433.7 376 416C376 398.3 367.8 382.5 354.9 372.2C346.5 365.5 336 373.1 336 383.8L336 448.3z"/></svg>',"file-code":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM282.2 359.6C290.8 349.5 289.7 334.4 279.6 325.8C269.5 317.2 254.4 318.3 245.8 328.4L197.8 384.4C190.1 393.4 190.1 406.6 197.8 415.6L245.8 471.6C254.4 481.7 269.6 482.8 279.6 474.2C289.6 465.6 290.8 450.4 282.2 440.4L247.6 400L282.2 359.6zM394.2 328.4C385.6 318.3 370.4 317.2 360.4 325.8C350.4 334.4 349.2 349.6 357.8 359.6L392.4 400L357.8 440.4C349.2 450.5 350.3 465.6 360.4 474.2C370.5 482.8 385.6 481.7 394.2 471.6L442.2 415.6C449.9 406.6 449.9 393.4 442.2 384.4L394.2 328.4z"/></svg>',"file-excel":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM292 330.7C284.6 319.7 269.7 316.7 258.7 324C247.7 331.3 244.7 346.3 252 357.3L291.2 416L252 474.7C244.6 485.7 247.6 500.6 258.7 508C269.8 515.4 284.6 512.4 292 501.3L320 459.3L348 501.3C355.4 512.3 370.3 515.3 381.3 508C392.3 500.7 395.3 485.7 388 474.7L348.8 416L388 357.3C395.4 346.3 392.4 331.4 381.3 324C370.2 316.6 355.4 319.6 348 330.7L320 372.7L292 330.7z"/></svg>',"file-image":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM256 320C256 302.3 241.7 288 224 288C206.3 288 192 302.3 192 320C192 337.7 206.3 352 224 352C241.7 352 256 337.7 256 320zM220.6 512L419.4 512C435.2 512 448 499.2 448 483.4C448 476.1 445.2 469 440.1 463.7L343.3 361.9C337.3 355.6 328.9 352 320.1 352L319.8 352C311 352 302.7 355.6 296.6 361.9L199.9 463.7C194.8 469 192 476.1 192 483.4C192 499.2 204.8 512 220.6 512z"/></svg>',"file-pdf":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 64C92.7 64 64 92.7 64 128L64 512C64 547.3 92.7 576 128 576L208 576L208 464C208 428.7 236.7 400 272 400L448 400L448 234.5C448 217.5 441.3 201.2 429.3 189.2L322.7 82.7C310.7 70.7 294.5 64 277.5 64L128 64zM389.5 240L296 240C282.7 240 272 229.3 272 216L272 122.5L389.5 240zM272 444C261 444 252 453 252 464L252 592C252 603 261 612 272 612C283 612 292 603 292 592L292 564L304 564C337.1 564 364 537.1 364 504C364 470.9 337.1 444 304 444L272 444zM304 524L292 524L292 484L304 484C315 484 324 493 324 504C324 515 315 524 304 524zM400 444C389 444 380 453 380 464L380 592C380 603 389 612 400 612L432 612C460.7 612 484 588.7 484 560L484 496C484 467.3 460.7 444 432 444L400 444zM420 572L420 484L432 484C438.6 484 444 489.4 444 496L444 560C444 566.6 438.6 572 432 572L420 572zM508 464L508 592C508 603 517 612 528 612C539 612 548 603 548 592L548 548L576 548C587 548 596 539 596 528C596 517 587 508 576 508L548 508L548 484L576 484C587 484 596 475 596 464C596 453 587 444 576 444L528 444C517 444 508 453 508 464z"/></svg>',"file-powerpoint":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM280 320C266.7 320 256 330.7 256 344L256 488C256 501.3 266.7 512 280 512C293.3 512 304 501.3 304 488L304 464L328 464C367.8 464 400 431.8 400 392C400 352.2 367.8 320 328 320L280 320zM328 416L304 416L304 368L328 368C341.3 368 352 378.7 352 392C352 405.3 341.3 416 328 416z"/></svg>',"file-video":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM208 368L208 464C208 481.7 222.3 496 240 496L336 496C353.7 496 368 481.7 368 464L368 440L403 475C406.2 478.2 410.5 480 415 480C424.4 480 432 472.4 432 463L432 368.9C432 359.5 424.4 351.9 415 351.9C410.5 351.9 406.2 353.7 403 356.9L368 391.9L368 367.9C368 350.2 353.7 335.9 336 335.9L240 335.9C222.3 335.9 208 350.2 208 367.9z"/></svg>',"file-word":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM263.4 338.8C260.5 325.9 247.7 317.7 234.8 320.6C221.9 323.5 213.7 336.3 216.6 349.2L248.6 493.2C250.9 503.7 260 511.4 270.8 512C281.6 512.6 291.4 505.9 294.8 495.6L320 419.9L345.2 495.6C348.6 505.8 358.4 512.5 369.2 512C380 511.5 389.1 503.8 391.4 493.2L423.4 349.2C426.3 336.3 418.1 323.4 405.2 320.6C392.3 317.8 379.4 325.9 376.6 338.8L363.4 398.2L342.8 336.4C339.5 326.6 330.4 320 320 320C309.6 320 300.5 326.6 297.2 336.4L276.6 398.2L263.4 338.8z"/></svg>',"file-zipper":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM192 136C192 149.3 202.7 160 216 160L264 160C277.3 160 288 149.3 288 136C288 122.7 277.3 112 264 112L216 112C202.7 112 192 122.7 192 136zM192 232C192 245.3 202.7 256 216 256L264 256C277.3 256 288 245.3 288 232C288 218.7 277.3 208 264 208L216 208C202.7 208 192 218.7 192 232zM256 304L224 304C206.3 304 192 318.3 192 336L192 384C192 410.5 213.5 432 240 432C266.5 432 288 410.5 288 384L288 336C288 318.3 273.7 304 256 304zM240 368C248.8 368 256 375.2 256 384C256 392.8 248.8 400 240 400C231.2 400 224 392.8 224 384C224 375.2 231.2 368 240 368z"/></svg>',"forward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M21 36.8c12.9-7 28.7-6.3 41 1.8L320 208.1 320 64c0-17.7 14.3-32 32-32s32 14.3 32 32l0 384c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-144.1-258 169.6c-12.3 8.1-28 8.8-41 1.8S0 454.7 0 440L0 72C0 57.3 8.1 43.8 21 36.8z"/></svg>',gauge:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm320 96c0-26.9-16.5-49.9-40-59.3L280 120c0-13.3-10.7-24-24-24s-24 10.7-24 24l0 172.7c-23.5 9.5-40 32.5-40 59.3 0 35.3 28.7 64 64 64s64-28.7 64-64zM144 176a32 32 0 1 0 0-64 32 32 0 1 0 0 64zm-16 80a32 32 0 1 0 -64 0 32 32 0 1 0 64 0zm288 32a32 32 0 1 0 0-64 32 32 0 1 0 0 64zM400 144a32 32 0 1 0 -64 0 32 32 0 1 0 64 0z"/></svg>',gear:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M259.1 73.5C262.1 58.7 275.2 48 290.4 48L350.2 48C365.4 48 378.5 58.7 381.5 73.5L396 143.5C410.1 149.5 423.3 157.2 435.3 166.3L503.1 143.8C517.5 139 533.3 145 540.9 158.2L570.8 210C578.4 223.2 575.7 239.8 564.3 249.9L511 297.3C511.9 304.7 512.3 312.3 512.3 320C512.3 327.7 511.8 335.3 511 342.7L564.4 390.2C575.8 400.3 578.4 417 570.9 430.1L541 481.9C533.4 495 517.6 501.1 503.2 496.3L435.4 473.8C423.3 482.9 410.1 490.5 396.1 496.6L381.7 566.5C378.6 581.4 365.5 592 350.4 592L290.6 592C275.4 592 262.3 581.3 259.3 566.5L244.9 496.6C230.8 490.6 217.7 482.9 205.6 473.8L137.5 496.3C123.1 501.1 107.3 495.1 99.7 481.9L69.8 430.1C62.2 416.9 64.9 400.3 76.3 390.2L129.7 342.7C128.8 335.3 128.4 327.7 128.4 320C128.4 312.3 128.9 304.7 129.7 297.3L76.3 249.8C64.9 239.7 62.3 223 69.8 209.9L99.7 158.1C107.3 144.9 123.1 138.9 137.5 143.7L205.3 166.2C217.4 157.1 230.6 149.5 244.6 143.4L259.1 73.5zM320.3 400C364.5 399.8 400.2 363.9 400 319.7C399.8 275.5 363.9 239.8 319.7 240C275.5 240.2 239.8 276.1 240 320.3C240.2 364.5 276.1 400.2 320.3 400z"/></svg>',"grip-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M128 40c0-22.1-17.9-40-40-40L40 0C17.9 0 0 17.9 0 40L0 88c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zm0 192c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM0 424l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 40c0-22.1-17.9-40-40-40L232 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM192 232l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 424c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48z"/></svg>',indeterminate:'<svg part="indeterminate-icon" class="icon" viewBox="0 0 16 16"><g stroke="none" stroke-width="1" fill="none" fill-rule="evenodd" stroke-linecap="round"><g stroke="currentColor" stroke-width="2"><g transform="translate(2.285714 6.857143)"><path d="M10.2857143,1.14285714 L1.14285714,1.14285714"/></g></g></g></svg>',"magnifying-glass":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M416 208c0 45.9-14.9 88.3-40 122.7L502.6 457.4c12.5 12.5 12.5 32.8 0 45.3s-32.8 12.5-45.3 0L330.7 376C296.3 401.1 253.9 416 208 416 93.1 416 0 322.9 0 208S93.1 0 208 0 416 93.1 416 208zM208 352a144 144 0 1 0 0-288 144 144 0 1 0 0 288z"/></svg>',minus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32z"/></svg>',pause:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M48 32C21.5 32 0 53.5 0 80L0 432c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48L48 32zm224 0c-26.5 0-48 21.5-48 48l0 352c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48l-64 0z"/></svg>',"picture-in-picture":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M448 32c35.3 0 64 28.7 64 64l0 112-64 0 0-112-384 0 0 320 144 0 0 64-144 0-6.5-.3c-30.1-3.1-54.1-27-57.1-57.1L0 416 0 96C0 62.9 25.2 35.6 57.5 32.3L64 32 448 32zm16 224c26.5 0 48 21.5 48 48l0 128c0 26.5-21.5 48-48 48l-160 0c-26.5 0-48-21.5-48-48l0-128c0-26.5 21.5-48 48-48l160 0z"/></svg>',play:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M91.2 36.9c-12.4-6.8-27.4-6.5-39.6 .7S32 57.9 32 72l0 368c0 14.1 7.5 27.2 19.6 34.4s27.2 7.5 39.6 .7l336-184c12.8-7 20.8-20.5 20.8-35.1s-8-28.1-20.8-35.1l-336-184z"/></svg>',"play-circle":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zM188.3 147.1c-7.6 4.2-12.3 12.3-12.3 20.9l0 176c0 8.7 4.7 16.7 12.3 20.9s16.8 4.1 24.3-.5l144-88c7.1-4.4 11.5-12.1 11.5-20.5s-4.4-16.1-11.5-20.5l-144-88c-7.4-4.5-16.7-4.7-24.3-.5z"/></svg>',plus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 128C352 110.3 337.7 96 320 96C302.3 96 288 110.3 288 128L288 288L128 288C110.3 288 96 302.3 96 320C96 337.7 110.3 352 128 352L288 352L288 512C288 529.7 302.3 544 320 544C337.7 544 352 529.7 352 512L352 352L512 352C529.7 352 544 337.7 544 320C544 302.3 529.7 288 512 288L352 288L352 128z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M309.5-18.9c-4.1-8-12.4-13.1-21.4-13.1s-17.3 5.1-21.4 13.1L193.1 125.3 33.2 150.7c-8.9 1.4-16.3 7.7-19.1 16.3s-.5 18 5.8 24.4l114.4 114.5-25.2 159.9c-1.4 8.9 2.3 17.9 9.6 23.2s16.9 6.1 25 2L288.1 417.6 432.4 491c8 4.1 17.7 3.3 25-2s11-14.2 9.6-23.2L441.7 305.9 556.1 191.4c6.4-6.4 8.6-15.8 5.8-24.4s-10.1-14.9-19.1-16.3L383 125.3 309.5-18.9z"/></svg>',"table-columns":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 96C0 60.7 28.7 32 64 32l320 0c35.3 0 64 28.7 64 64l0 320c0 35.3-28.7 64-64 64L64 480c-35.3 0-64-28.7-64-64L0 96zm64 64l0 256 128 0 0-256-128 0zm320 0l-128 0 0 256 128 0 0-256z"/></svg>',thumbtack:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 32C32 14.3 46.3 0 64 0L320 0c17.7 0 32 14.3 32 32s-14.3 32-32 32l-29.5 0 10.3 134.1c37.1 21.2 65.8 56.4 78.2 99.7l3.8 13.4c2.8 9.7 .8 20-5.2 28.1S362 352 352 352L32 352c-10 0-19.5-4.7-25.5-12.7s-8-18.4-5.2-28.1L5 297.8c12.4-43.3 41-78.5 78.2-99.7L93.5 64 64 64C46.3 64 32 49.7 32 32zM160 400l64 0 0 112c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-112z"/></svg>',"up-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M406.6 502.6l96-96c9.2-9.2 11.9-22.9 6.9-34.9S492.9 352 480 352l-64 0 0-320c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 320-64 0c-12.9 0-24.6 7.8-29.6 19.8s-2.2 25.7 6.9 34.9l96 96c12.5 12.5 32.8 12.5 45.3 0zM150.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-96 96c-9.2 9.2-11.9 22.9-6.9 34.9S19.1 160 32 160l64 0 0 320c0 17.7 14.3 32 32 32s32-14.3 32-32l0-320 64 0c12.9 0 24.6-7.8 29.6-19.8s2.2-25.7-6.9-34.9l-96-96z"/></svg>',upload:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 173.3L352 384C352 401.7 337.7 416 320 416C302.3 416 288 401.7 288 384L288 173.3L246.6 214.7C234.1 227.2 213.8 227.2 201.3 214.7C188.8 202.2 188.8 181.9 201.3 169.4L297.3 73.4C309.8 60.9 330.1 60.9 342.6 73.4L438.6 169.4C451.1 181.9 451.1 202.2 438.6 214.7C426.1 227.2 405.8 227.2 393.3 214.7L352 173.3zM320 464C364.2 464 400 428.2 400 384L480 384C515.3 384 544 412.7 544 448L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 448C96 412.7 124.7 384 160 384L240 384C240 428.2 275.8 464 320 464zM464 488C477.3 488 488 477.3 488 464C488 450.7 477.3 440 464 440C450.7 440 440 450.7 440 464C440 477.3 450.7 488 464 488z"/></svg>',user:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M224 248a120 120 0 1 0 0-240 120 120 0 1 0 0 240zm-29.7 56C95.8 304 16 383.8 16 482.3 16 498.7 29.3 512 45.7 512l356.6 0c16.4 0 29.7-13.3 29.7-29.7 0-98.5-79.8-178.3-178.3-178.3l-59.4 0z"/></svg>',volume:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM441.1 107c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C443.3 170.7 464 210.9 464 256s-20.7 85.3-53.2 111.8c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5c43.2-35.2 70.9-88.9 70.9-149s-27.7-113.8-70.9-149zm-60.5 74.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-low":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM380.6 181.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM367 175c-9.4 9.4-9.4 24.6 0 33.9l47 47-47 47c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l47-47 47 47c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-47-47 47-47c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-47 47-47-47c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',xmark:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M55.1 73.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3L147.2 256 9.9 393.4c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L192.5 301.3 329.9 438.6c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L237.8 256 375.1 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L192.5 210.7 55.1 73.4z"/></svg>'},regular:{calendar:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M216 64C229.3 64 240 74.7 240 88L240 128L400 128L400 88C400 74.7 410.7 64 424 64C437.3 64 448 74.7 448 88L448 128L480 128C515.3 128 544 156.7 544 192L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 192C96 156.7 124.7 128 160 128L192 128L192 88C192 74.7 202.7 64 216 64zM216 176L160 176C151.2 176 144 183.2 144 192L144 240L496 240L496 192C496 183.2 488.8 176 480 176L216 176zM144 288L144 480C144 488.8 151.2 496 160 496L480 496C488.8 496 496 488.8 496 480L496 288L144 288z"/></svg>',"circle-question":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M464 256a208 208 0 1 0 -416 0 208 208 0 1 0 416 0zM0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm256-80c-17.7 0-32 14.3-32 32 0 13.3-10.7 24-24 24s-24-10.7-24-24c0-44.2 35.8-80 80-80s80 35.8 80 80c0 47.2-36 67.2-56 74.5l0 3.8c0 13.3-10.7 24-24 24s-24-10.7-24-24l0-8.1c0-20.5 14.8-35.2 30.1-40.2 6.4-2.1 13.2-5.5 18.2-10.3 4.3-4.2 7.7-10 7.7-19.6 0-17.7-14.3-32-32-32zM224 368a32 32 0 1 1 64 0 32 32 0 1 1 -64 0z"/></svg>',"circle-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M256 48a208 208 0 1 1 0 416 208 208 0 1 1 0-416zm0 464a256 256 0 1 0 0-512 256 256 0 1 0 0 512zM167 167c-9.4 9.4-9.4 24.6 0 33.9l55 55-55 55c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l55-55 55 55c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-55-55 55-55c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-55 55-55-55c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',clock:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M528 320C528 434.9 434.9 528 320 528C205.1 528 112 434.9 112 320C112 205.1 205.1 112 320 112C434.9 112 528 205.1 528 320zM64 320C64 461.4 178.6 576 320 576C461.4 576 576 461.4 576 320C576 178.6 461.4 64 320 64C178.6 64 64 178.6 64 320zM296 184L296 320C296 328 300 335.5 306.7 340L402.7 404C413.7 411.4 428.6 408.4 436 397.3C443.4 386.2 440.4 371.4 429.3 364L344 307.2L344 184C344 170.7 333.3 160 320 160C306.7 160 296 170.7 296 184z"/></svg>',copy:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M384 336l-192 0c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l133.5 0c4.2 0 8.3 1.7 11.3 4.7l58.5 58.5c3 3 4.7 7.1 4.7 11.3L400 320c0 8.8-7.2 16-16 16zM192 384l192 0c35.3 0 64-28.7 64-64l0-197.5c0-17-6.7-33.3-18.7-45.3L370.7 18.7C358.7 6.7 342.5 0 325.5 0L192 0c-35.3 0-64 28.7-64 64l0 256c0 35.3 28.7 64 64 64zM64 128c-35.3 0-64 28.7-64 64L0 448c0 35.3 28.7 64 64 64l192 0c35.3 0 64-28.7 64-64l0-16-48 0 0 16c0 8.8-7.2 16-16 16L64 464c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l16 0 0-48-16 0z"/></svg>',eye:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288 80C222.8 80 169.2 109.6 128.1 147.7 89.6 183.5 63 226 49.4 256 63 286 89.6 328.5 128.1 364.3 169.2 402.4 222.8 432 288 432s118.8-29.6 159.9-67.7C486.4 328.5 513 286 526.6 256 513 226 486.4 183.5 447.9 147.7 406.8 109.6 353.2 80 288 80zM95.4 112.6C142.5 68.8 207.2 32 288 32s145.5 36.8 192.6 80.6c46.8 43.5 78.1 95.4 93 131.1 3.3 7.9 3.3 16.7 0 24.6-14.9 35.7-46.2 87.7-93 131.1-47.1 43.7-111.8 80.6-192.6 80.6S142.5 443.2 95.4 399.4c-46.8-43.5-78.1-95.4-93-131.1-3.3-7.9-3.3-16.7 0-24.6 14.9-35.7 46.2-87.7 93-131.1zM288 336c44.2 0 80-35.8 80-80 0-29.6-16.1-55.5-40-69.3-1.4 59.7-49.6 107.9-109.3 109.3 13.8 23.9 39.7 40 69.3 40zm-79.6-88.4c2.5 .3 5 .4 7.6 .4 35.3 0 64-28.7 64-64 0-2.6-.2-5.1-.4-7.6-37.4 3.9-67.2 33.7-71.1 71.1zm45.6-115c10.8-3 22.2-4.5 33.9-4.5 8.8 0 17.5 .9 25.8 2.6 .3 .1 .5 .1 .8 .2 57.9 12.2 101.4 63.7 101.4 125.2 0 70.7-57.3 128-128 128-61.6 0-113-43.5-125.2-101.4-1.8-8.6-2.8-17.5-2.8-26.6 0-11 1.4-21.8 4-32 .2-.7 .3-1.3 .5-1.9 11.9-43.4 46.1-77.6 89.5-89.5z"/></svg>',"eye-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M41-24.9c-9.4-9.4-24.6-9.4-33.9 0S-2.3-.3 7 9.1l528 528c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-96.4-96.4c2.7-2.4 5.4-4.8 8-7.2 46.8-43.5 78.1-95.4 93-131.1 3.3-7.9 3.3-16.7 0-24.6-14.9-35.7-46.2-87.7-93-131.1-47.1-43.7-111.8-80.6-192.6-80.6-56.8 0-105.6 18.2-146 44.2L41-24.9zM176.9 111.1c32.1-18.9 69.2-31.1 111.1-31.1 65.2 0 118.8 29.6 159.9 67.7 38.5 35.7 65.1 78.3 78.6 108.3-13.6 30-40.2 72.5-78.6 108.3-3.1 2.8-6.2 5.6-9.4 8.4L393.8 328c14-20.5 22.2-45.3 22.2-72 0-70.7-57.3-128-128-128-26.7 0-51.5 8.2-72 22.2l-39.1-39.1zm182 182l-108-108c11.1-5.8 23.7-9.1 37.1-9.1 44.2 0 80 35.8 80 80 0 13.4-3.3 26-9.1 37.1zM103.4 173.2l-34-34c-32.6 36.8-55 75.8-66.9 104.5-3.3 7.9-3.3 16.7 0 24.6 14.9 35.7 46.2 87.7 93 131.1 47.1 43.7 111.8 80.6 192.6 80.6 37.3 0 71.2-7.9 101.5-20.6L352.2 422c-20 6.4-41.4 10-64.2 10-65.2 0-118.8-29.6-159.9-67.7-38.5-35.7-65.1-78.3-78.6-108.3 10.4-23.1 28.6-53.6 54-82.8z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288.1-32c9 0 17.3 5.1 21.4 13.1L383 125.3 542.9 150.7c8.9 1.4 16.3 7.7 19.1 16.3s.5 18-5.8 24.4L441.7 305.9 467 465.8c1.4 8.9-2.3 17.9-9.6 23.2s-17 6.1-25 2L288.1 417.6 143.8 491c-8 4.1-17.7 3.3-25-2s-11-14.2-9.6-23.2L134.4 305.9 20 191.4c-6.4-6.4-8.6-15.8-5.8-24.4s10.1-14.9 19.1-16.3l159.9-25.4 73.6-144.2c4.1-8 12.4-13.1 21.4-13.1zm0 76.8L230.3 158c-3.5 6.8-10 11.6-17.6 12.8l-125.5 20 89.8 89.9c5.4 5.4 7.9 13.1 6.7 20.7l-19.8 125.5 113.3-57.6c6.8-3.5 14.9-3.5 21.8 0l113.3 57.6-19.8-125.5c-1.2-7.6 1.3-15.3 6.7-20.7l89.8-89.9-125.5-20c-7.6-1.2-14.1-6-17.6-12.8L288.1 44.8z"/></svg>'}},Kc={name:"system",resolver:(o,t="classic",e="solid")=>{let a=$s[e][o]??$s.regular[o]??$s.regular["circle-question"];return a?Gc(a):""},mutator:o=>{o.hasAttribute("fill")||o.setAttribute("fill","currentColor")}},Zn=Kc;var Xc="classic",Yc=[Jn,Zn],el=new Set;function tl(o){el.add(o)}function ol(o){el.delete(o)}function yr(o){return Yc.find(t=>t.name===o)}function rl(){return Xc}var{I:Qc}=Tn,al=o=>o;var il=(o,t)=>t===void 0?o?._$litType$!==void 0:o?._$litType$===t;var nl=o=>o.strings===void 0,sl=()=>document.createComment(""),Xt=(o,t,e)=>{let r=o._$AA.parentNode,a=t===void 0?o._$AB:t._$AA;if(e===void 0){let s=r.insertBefore(sl(),a),i=r.insertBefore(sl(),a);e=new Qc(s,i,o,o.options)}else{let s=e._$AB.nextSibling,i=e._$AM,n=i!==o;if(n){let l;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(l=o._$AU)!==i._$AU&&e._$AP(l)}if(s!==a||n){let l=e._$AA;for(;l!==s;){let f=al(l).nextSibling;al(r).insertBefore(l,a),l=f}}}return e},tt=(o,t,e=o)=>(o._$AI(t,e),o),Jc={},Yt=(o,t=Jc)=>o._$AH=t,ll=o=>o._$AH,xr=o=>{o._$AR(),o._$AA.remove()};var So=Symbol(),wr=Symbol(),As,Es=new Map,Y=class extends K{constructor(){super(...arguments),this.svg=null,this.autoWidth=!1,this.swapOpacity=!1,this.label="",this.library="default",this.rotate=0,this.resolveIcon=async(o,t)=>{let e;if(t?.spriteSheet){this.hasUpdated||await this.updateComplete,this.svg=c`<svg part="svg">
        <use part="use" href="${o}"></use>
      </svg>`,await this.updateComplete;let r=this.shadowRoot.querySelector("[part='svg']");return typeof t.mutator=="function"&&t.mutator(r,this),this.svg}try{if(e=await fetch(o,{mode:"cors"}),!e.ok)return e.status===410?So:wr}catch{return wr}try{let r=document.createElement("div");r.innerHTML=await e.text();let a=r.firstElementChild;if(a?.tagName?.toLowerCase()!=="svg")return So;As||(As=new DOMParser);let i=As.parseFromString(a.outerHTML,"text/html").body.querySelector("svg");return i?(i.part.add("svg"),document.adoptNode(i)):So}catch{return So}}}connectedCallback(){super.connectedCallback(),tl(this)}firstUpdated(o){super.firstUpdated(o),this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`),this.setIcon()}disconnectedCallback(){super.disconnectedCallback(),ol(this)}async getIconSource(){let o=yr(this.library),t=this.family||rl();if(this.name&&o){let e=this.canvas==="auto"||this.autoWidth,r;try{r=await o.resolver(this.name,t,this.variant,e)}catch{r=void 0}return{url:r,fromLibrary:!0}}return{url:this.src,fromLibrary:!1}}handleLabelChange(){typeof this.label=="string"&&this.label.length>0?(this.setAttribute("role","img"),this.setAttribute("aria-label",this.label),this.removeAttribute("aria-hidden")):(this.removeAttribute("role"),this.removeAttribute("aria-label"),this.setAttribute("aria-hidden","true"))}async setIcon(){let{url:o,fromLibrary:t}=await this.getIconSource(),e=t?yr(this.library):void 0;if(!o){this.svg=null;return}let r=Es.get(o);r||(r=this.resolveIcon(o,e),Es.set(o,r));let a=await r;a===wr&&Es.delete(o);let s=await this.getIconSource();if(o===s.url){if(il(a)){this.svg=a;return}switch(a){case wr:case So:this.svg=null,this.dispatchEvent(new Vn);break;default:this.svg=a.cloneNode(!0),e?.mutator?.(this.svg,this),this.dispatchEvent(new Gn)}}}willUpdate(o){return this.style||this.setStyleProperty("--rotate-angle",`${this.rotate}deg`),super.willUpdate(o)}updated(o){super.updated(o);let t=yr(this.library);this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`);let e=this.shadowRoot?.querySelector("svg");e&&t?.mutator?.(e,this)}render(){return this.hasUpdated?this.svg:c`<svg part="svg" width="16" height="16" viewBox="0 0 16 16"></svg>`}};Y.css=Kn;u([k()],Y.prototype,"svg",2);u([d({reflect:!0})],Y.prototype,"name",2);u([d({reflect:!0})],Y.prototype,"family",2);u([d({reflect:!0})],Y.prototype,"variant",2);u([d({reflect:!0})],Y.prototype,"canvas",2);u([d({attribute:"auto-width",type:Boolean,reflect:!0})],Y.prototype,"autoWidth",2);u([d({attribute:"swap-opacity",type:Boolean,reflect:!0})],Y.prototype,"swapOpacity",2);u([d()],Y.prototype,"src",2);u([d()],Y.prototype,"label",2);u([d({reflect:!0})],Y.prototype,"library",2);u([d({type:Number,reflect:!0})],Y.prototype,"rotate",2);u([d({type:String,reflect:!0})],Y.prototype,"flip",2);u([d({type:String,reflect:!0})],Y.prototype,"animation",2);u([Z("label")],Y.prototype,"handleLabelChange",1);u([Z(["family","name","library","variant","src","autoWidth","canvas","swapOpacity"],{waitUntilFirstUpdate:!0})],Y.prototype,"setIcon",1);Y=u([P("wa-icon")],Y);var dl=class{constructor(o,t){this.element=o,this.callback=t}start(...o){if(!!1){this.observer??(this.observer=new ResizeObserver(()=>this.check())),this.observer.observe(this.element);for(let t of o)this.observer.observe(t);this.initialCheckHandle??(this.initialCheckHandle=requestAnimationFrame(()=>{this.initialCheckHandle=void 0,this.check()}))}}stop(){this.initialCheckHandle!==void 0&&(cancelAnimationFrame(this.initialCheckHandle),this.initialCheckHandle=void 0),this.observer?.disconnect()}check(){this.callback(this.element.getClientRects().length>0)}};function fl(o,t){let e=t.getBoundingClientRect();return o.clientX>=e.left&&o.clientX<=e.right&&o.clientY>=e.top&&o.clientY<=e.bottom}var Ms=new Set;function Zc(){let o=document.documentElement.clientWidth;return Math.abs(window.innerWidth-o)}function eu(){let o=Number(getComputedStyle(document.body).paddingRight.replace(/px/,""));return isNaN(o)||!o?0:o}function vr(o){if(Ms.add(o),!document.documentElement.classList.contains("wa-scroll-lock")){let t=Zc()+eu(),e=getComputedStyle(document.documentElement).scrollbarGutter;(!e||e==="auto")&&(e="stable"),t<2&&(e=""),document.documentElement.style.setProperty("--wa-scroll-lock-gutter",e),document.documentElement.classList.add("wa-scroll-lock"),document.documentElement.style.setProperty("--wa-scroll-lock-size",`${t}px`)}}function br(o){Ms.delete(o),Ms.size===0&&(document.documentElement.classList.remove("wa-scroll-lock"),document.documentElement.style.removeProperty("--wa-scroll-lock-size"))}function cl(o){return o.split(" ").map(t=>t.trim()).filter(t=>t!=="")}var Cr=class extends Event{constructor(){super("wa-show",{bubbles:!0,cancelable:!0,composed:!0})}};var kr=class extends Event{constructor(o){super("wa-hide",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=o}};var Sr=class extends Event{constructor(){super("wa-after-hide",{bubbles:!0,cancelable:!1,composed:!0})}};var Pr=class extends Event{constructor(){super("wa-after-show",{bubbles:!0,cancelable:!1,composed:!0})}};var ul=z`
  :host {
    --width: 31rem;
    --spacing: var(--wa-space-l);
    --backdrop-filter: none;
    --show-duration: var(--wa-transition-normal);
    --hide-duration: var(--wa-transition-normal);

    display: none;
  }

  :host([open]) {
    display: block;
  }

  .dialog {
    display: flex;
    flex-direction: column;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    width: var(--width);
    max-width: calc(100% - var(--wa-space-2xl));
    max-height: calc(100% - var(--wa-space-2xl));
    color: inherit;
    background-color: var(--wa-color-surface-raised);
    border-radius: var(--wa-panel-border-radius);
    border: none;
    box-shadow: var(--wa-shadow-l);
    padding: 0;
    margin: auto;

    &.show {
      animation: show-dialog var(--show-duration) ease;

      &::backdrop {
        animation: show-backdrop var(--show-duration, 200ms) ease;
      }
    }

    &.hide {
      animation: show-dialog var(--hide-duration) ease reverse;

      &::backdrop {
        animation: show-backdrop var(--hide-duration, 200ms) ease reverse;
      }
    }

    &.pulse {
      animation: pulse 250ms ease;
    }
  }

  .dialog:focus {
    outline: none;
  }

  /* Ensure there's enough vertical padding for phones that don't update vh when chrome appears (e.g. iPhone) */
  @media screen and (max-width: 420px) {
    .dialog {
      max-height: 80vh;
    }
  }

  .open {
    display: flex;
    opacity: 1;
  }

  .header {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: nowrap;

    padding-inline-start: var(--spacing);
    padding-block-end: 0;

    /* Subtract the close button's padding so that the X is visually aligned with the edges of the dialog content */
    padding-inline-end: calc(var(--spacing) - var(--wa-form-control-padding-block));
    padding-block-start: calc(var(--spacing) - var(--wa-form-control-padding-block));
  }

  .title {
    align-self: center;
    flex: 1 1 auto;
    font-family: inherit;
    font-size: var(--wa-font-size-l);
    font-weight: var(--wa-font-weight-heading);
    line-height: var(--wa-line-height-condensed);
    margin: 0;
  }

  .header-actions {
    align-self: start;
    display: flex;
    flex-shrink: 0;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--wa-space-2xs);
    padding-inline-start: var(--spacing);
  }

  .header-actions wa-button,
  .header-actions ::slotted(wa-button) {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
  }

  .body {
    flex: 1 1 auto;
    display: block;
    padding: var(--spacing);
    overflow: auto;
    -webkit-overflow-scrolling: touch;

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  .footer {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wa-space-xs);
    justify-content: end;
    padding: var(--spacing);
    padding-block-start: 0;
  }

  .footer ::slotted(wa-button:not(:first-of-type)) {
    margin-inline-start: var(--wa-spacing-xs);
  }

  .dialog::backdrop {
    /*
      NOTE: the ::backdrop element doesn't inherit properly in Safari yet, but it will in 17.4! At that time, we can
      remove the fallback values here.
    */
    background-color: var(--wa-color-overlay-modal, rgb(0 0 0 / 0.25));
    backdrop-filter: var(--backdrop-filter);
  }

  @keyframes pulse {
    0% {
      scale: 1;
    }
    50% {
      scale: 1.02;
    }
    100% {
      scale: 1;
    }
  }

  @keyframes show-dialog {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }

  @keyframes show-backdrop {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .dialog {
      border: solid 1px white;
    }
  }
`;var $t=[];function Lr(o){Qt(o),$t.push(o)}function Qt(o){for(let t=$t.length-1;t>=0;t--)if($t[t]===o){$t.splice(t,1);break}}function Po(o){return $t.length>0&&$t[$t.length-1]===o}function be(o,t){return new Promise(e=>{let r=new AbortController,{signal:a}=r;if(o.classList.contains(t))return;o.classList.add(t);let s=!1,i=()=>{s||(s=!0,o.classList.remove(t),e(),r.abort())};o.addEventListener("animationend",i,{once:!0,signal:a}),o.addEventListener("animationcancel",i,{once:!0,signal:a}),requestAnimationFrame(()=>{!s&&o.getAnimations().length===0&&i()})})}var he=class extends K{constructor(){super(...arguments),this.localize=new ie(this),this.hasSlotController=new et(this,"footer","header-actions","label"),this.renderedWatcher=new dl(this,o=>this.handleRenderedChange(o)),this.open=!1,this.label="",this.withoutHeader=!1,this.lightDismiss=!1,this.withFooter=!1,this.withLabel=!1,this.handleDocumentKeyDown=o=>{o.key==="Escape"&&this.open&&Po(this)&&(o.preventDefault(),o.stopPropagation(),this.requestClose(this.dialog))}}firstUpdated(o){super.firstUpdated(o),this.open&&(this.addOpenListeners(),this.dialog.showModal(),vr(this),this.renderedWatcher.start(this.dialog))}disconnectedCallback(){super.disconnectedCallback(),this.renderedWatcher.stop(),br(this),this.removeOpenListeners()}async requestClose(o){let t=new kr({source:o});if(this.dispatchEvent(t),t.defaultPrevented){this.open=!0,be(this.dialog,"pulse");return}this.removeOpenListeners(),await be(this.dialog,"hide"),this.open=!1,this.dialog.close(),br(this),this.renderedWatcher.stop();let e=this.originalTrigger;typeof e?.focus=="function"&&setTimeout(()=>e.focus()),this.dispatchEvent(new Sr)}addOpenListeners(){document.addEventListener("keydown",this.handleDocumentKeyDown),Lr(this)}removeOpenListeners(){document.removeEventListener("keydown",this.handleDocumentKeyDown),Qt(this)}handleDialogCancel(o){o.preventDefault(),!this.dialog.classList.contains("hide")&&o.target===this.dialog&&Po(this)&&this.requestClose(this.dialog)}handleDialogClick(o){let e=o.target.closest('[data-dialog="close"]');e&&(o.stopPropagation(),this.requestClose(e))}async handleDialogPointerDown(o){o.target===this.dialog&&!fl(o,this.dialog)&&(this.lightDismiss?this.requestClose(this.dialog):await be(this.dialog,"pulse"))}handleRenderedChange(o){if(!this.open){this.renderedWatcher.stop();return}!o&&this.dialog.open?(this.removeOpenListeners(),this.dialog.close(),br(this)):o&&!this.dialog.open&&(this.addOpenListeners(),this.dialog.showModal(),vr(this))}handleOpenChange(){this.open&&!this.dialog.open?this.show():!this.open&&this.dialog.open?(this.open=!0,this.requestClose(this.dialog)):this.open||this.renderedWatcher.stop()}async show(){let o=new Cr;if(this.dispatchEvent(o),o.defaultPrevented){this.open=!1;return}this.addOpenListeners(),this.originalTrigger=document.activeElement,this.open=!0,this.dialog.showModal(),vr(this),this.renderedWatcher.start(this.dialog),requestAnimationFrame(()=>{let t=this.querySelector("[autofocus]");t&&typeof t.focus=="function"?t.focus():this.dialog.focus()}),await be(this.dialog,"show"),this.dispatchEvent(new Pr)}render(){let o=!this.withoutHeader,t=this.hasSlotController.test("footer","withFooter"),e=this.label.length>0||this.hasSlotController.test("label","withLabel");return c`
      <dialog
        part="dialog"
        aria-labelledby=${T(o&&e?"title":void 0)}
        aria-label=${T(!o&&this.label?this.label:void 0)}
        class=${Me({dialog:!0,open:this.open})}
        @cancel=${this.handleDialogCancel}
        @click=${this.handleDialogClick}
        @pointerdown=${this.handleDialogPointerDown}
      >
        ${o?c`
              <div part="header" class="header">
                <h2 part="title" class="title" id="title">
                  <!-- If there's no label, use an invisible character to prevent the header from collapsing -->
                  <slot name="label"> ${this.label.length>0?this.label:"\u200B"} </slot>
                </h2>
                <div part="header-actions" class="header-actions">
                  <slot name="header-actions"></slot>
                  <wa-button
                    part="close-button"
                    exportparts="base:close-button__base"
                    class="close"
                    appearance="plain"
                    @click="${r=>this.requestClose(r.target)}"
                  >
                    <wa-icon
                      name="xmark"
                      label=${this.localize.term("close")}
                      library="system"
                      variant="solid"
                    ></wa-icon>
                  </wa-button>
                </div>
              </div>
            `:""}

        <div part="body" class="body"><slot></slot></div>

        <!-- Use a hidden element so we still get "slotchange" events. -->
        <div part="footer" class="footer" ?hidden=${!t}>
          <slot name="footer"></slot>
        </div>
      </dialog>
    `}};he.css=ul;u([J(".dialog")],he.prototype,"dialog",2);u([d({type:Boolean,reflect:!0})],he.prototype,"open",2);u([d({reflect:!0})],he.prototype,"label",2);u([d({attribute:"without-header",type:Boolean,reflect:!0})],he.prototype,"withoutHeader",2);u([d({attribute:"light-dismiss",type:Boolean})],he.prototype,"lightDismiss",2);u([d({attribute:"with-footer",type:Boolean})],he.prototype,"withFooter",2);u([d({attribute:"with-label",type:Boolean})],he.prototype,"withLabel",2);u([Z("open",{waitUntilFirstUpdate:!0})],he.prototype,"handleOpenChange",1);he=u([P("wa-dialog")],he);document.addEventListener("click",o=>{let t=o.target.closest("[data-dialog]");if(t instanceof Element){let[e,r]=cl(t.getAttribute("data-dialog")||"");if(e==="open"&&r?.length){let s=t.getRootNode().getElementById(r);s?.localName==="wa-dialog"?s.open=!0:console.warn(`A dialog with an ID of "${r}" could not be found in this document.`)}}}),document.addEventListener("pointerdown",()=>{});var pl=class extends Event{constructor(o){super("wa-select",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=o}};function*Rs(o=document.activeElement){o!=null&&(yield o,"shadowRoot"in o&&o.shadowRoot&&o.shadowRoot.mode!=="closed"&&(yield*Rs(o.shadowRoot.activeElement)))}var ml=z`
  :host {
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);
    display: contents;
  }

  #menu {
    display: flex;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;
    overflow: auto;
    max-width: var(--auto-size-available-width) !important;
    max-height: var(--auto-size-available-height) !important;

    &.show {
      animation: show var(--show-duration) ease;
    }

    &.hide {
      animation: show var(--hide-duration) ease reverse;
    }

    ::slotted(h1),
    ::slotted(h2),
    ::slotted(h3),
    ::slotted(h4),
    ::slotted(h5),
    ::slotted(h6) {
      display: block !important;
      margin: 0.25em 0 !important;
      padding: 0.25em 0.75em !important;
      color: var(--wa-color-text-quiet);
      font-family: var(--wa-font-family-body) !important;
      font-weight: var(--wa-font-weight-semibold) !important;
      font-size: var(--wa-font-size-smaller) !important;
    }

    ::slotted(wa-divider) {
      --spacing: 0.25em; /* Component-specific, left as-is */
    }
  }

  wa-popup[data-current-placement^='top'] #menu {
    transform-origin: bottom;
  }

  wa-popup[data-current-placement^='bottom'] #menu {
    transform-origin: top;
  }

  wa-popup[data-current-placement^='left'] #menu {
    transform-origin: right;
  }

  wa-popup[data-current-placement^='right'] #menu {
    transform-origin: left;
  }

  wa-popup[data-current-placement='left-start'] #menu {
    transform-origin: right top;
  }

  wa-popup[data-current-placement='left-end'] #menu {
    transform-origin: right bottom;
  }

  wa-popup[data-current-placement='right-start'] #menu {
    transform-origin: left top;
  }

  wa-popup[data-current-placement='right-end'] #menu {
    transform-origin: left bottom;
  }

  @keyframes show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var hl="useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";var gl=(o=21)=>{let t="",e=crypto.getRandomValues(new Uint8Array(o|=0));for(;o--;)t+=hl[e[o]&63];return t};function Ts(o,t,e){let r=a=>Object.is(a,-0)?0:a;return o<t?r(t):o>e?r(e):r(o)}function yl(o=""){return`${o}${gl()}`}var Re=Math.min,Ce=Math.max,$o=Math.round,Ao=Math.floor,Te=o=>({x:o,y:o}),tu={left:"right",right:"left",bottom:"top",top:"bottom"};function _s(o,t,e){return Ce(o,Re(t,e))}function At(o,t){return typeof o=="function"?o(t):o}function ot(o){return o.split("-")[0]}function Et(o){return o.split("-")[1]}function Os(o){return o==="x"?"y":"x"}function Ar(o){return o==="y"?"height":"width"}function _e(o){let t=o[0];return t==="t"||t==="b"?"y":"x"}function Er(o){return Os(_e(o))}function vl(o,t,e){e===void 0&&(e=!1);let r=Et(o),a=Er(o),s=Ar(a),i=a==="x"?r===(e?"end":"start")?"right":"left":r==="start"?"bottom":"top";return t.reference[s]>t.floating[s]&&(i=Lo(i)),[i,Lo(i)]}function bl(o){let t=Lo(o);return[$r(o),t,$r(t)]}function $r(o){return o.includes("start")?o.replace("start","end"):o.replace("end","start")}var xl=["left","right"],wl=["right","left"],ou=["top","bottom"],ru=["bottom","top"];function au(o,t,e){switch(o){case"top":case"bottom":return e?t?wl:xl:t?xl:wl;case"left":case"right":return t?ou:ru;default:return[]}}function Cl(o,t,e,r){let a=Et(o),s=au(ot(o),e==="start",r);return a&&(s=s.map(i=>i+"-"+a),t&&(s=s.concat(s.map($r)))),s}function Lo(o){let t=ot(o);return tu[t]+o.slice(t.length)}function su(o){var t,e,r,a;return{top:(t=o.top)!=null?t:0,right:(e=o.right)!=null?e:0,bottom:(r=o.bottom)!=null?r:0,left:(a=o.left)!=null?a:0}}function Bs(o){return typeof o!="number"?su(o):{top:o,right:o,bottom:o,left:o}}function Mt(o){let{x:t,y:e,width:r,height:a}=o;return{width:r,height:a,top:e,left:t,right:t+r,bottom:e+a,x:t,y:e}}function kl(o,t,e){let{reference:r,floating:a}=o,s=_e(t),i=Er(t),n=Ar(i),l=ot(t),f=s==="y",p=r.x+r.width/2-a.width/2,m=r.y+r.height/2-a.height/2,x=r[n]/2-a[n]/2,w;switch(l){case"top":w={x:p,y:r.y-a.height};break;case"bottom":w={x:p,y:r.y+r.height};break;case"right":w={x:r.x+r.width,y:m};break;case"left":w={x:r.x-a.width,y:m};break;default:w={x:r.x,y:r.y}}let b=Et(t);return b&&(w[i]+=x*(b==="end"?1:-1)*(e&&f?-1:1)),w}async function Sl(o,t){var e;t===void 0&&(t={});let{x:r,y:a,platform:s,rects:i,elements:n,strategy:l}=o,{boundary:f="clippingAncestors",rootBoundary:p="viewport",elementContext:m="floating",altBoundary:x=!1,padding:w=0}=At(t,o),b=Bs(w),E=n[x?m==="floating"?"reference":"floating":m],$=Mt(await s.getClippingRect({element:(e=await(s.isElement==null?void 0:s.isElement(E)))==null||e?E:E.contextElement||await(s.getDocumentElement==null?void 0:s.getDocumentElement(n.floating)),boundary:f,rootBoundary:p,strategy:l})),O=m==="floating"?{x:r,y:a,width:i.floating.width,height:i.floating.height}:i.reference,q=await(s.getOffsetParent==null?void 0:s.getOffsetParent(n.floating)),H=await(s.isElement==null?void 0:s.isElement(q))&&await(s.getScale==null?void 0:s.getScale(q))||{x:1,y:1},ae=Mt(s.convertOffsetParentRelativeRectToViewportRelativeRect?await s.convertOffsetParentRelativeRectToViewportRelativeRect({elements:n,rect:O,offsetParent:q,strategy:l}):O);return{top:($.top-ae.top+b.top)/H.y,bottom:(ae.bottom-$.bottom+b.bottom)/H.y,left:($.left-ae.left+b.left)/H.x,right:(ae.right-$.right+b.right)/H.x}}var iu=50,Pl=async(o,t,e)=>{let{placement:r="bottom",strategy:a="absolute",middleware:s=[],platform:i}=e,n=i.detectOverflow?i:{...i,detectOverflow:Sl},l=await(i.isRTL==null?void 0:i.isRTL(t)),f=await i.getElementRects({reference:o,floating:t,strategy:a}),{x:p,y:m}=kl(f,r,l),x=r,w=0,b={};for(let S=0;S<s.length;S++){let E=s[S];if(!E)continue;let{name:$,fn:O}=E,{x:q,y:H,data:ae,reset:V}=await O({x:p,y:m,initialPlacement:r,placement:x,strategy:a,middlewareData:b,rects:f,platform:n,elements:{reference:o,floating:t}});p=q??p,m=H??m,b[$]={...b[$],...ae},V&&w<iu&&(w++,typeof V=="object"&&(V.placement&&(x=V.placement),V.rects&&(f=V.rects===!0?await i.getElementRects({reference:o,floating:t,strategy:a}):V.rects),{x:p,y:m}=kl(f,x,l)),S=-1)}return{x:p,y:m,placement:x,strategy:a,middlewareData:b}},Ll=o=>({name:"arrow",options:o,async fn(t){let{x:e,y:r,placement:a,rects:s,platform:i,elements:n,middlewareData:l}=t,{element:f,padding:p=0}=At(o,t)||{};if(f==null)return{};let m=Bs(p),x={x:e,y:r},w=Er(a),b=Ar(w),S=await i.getDimensions(f),E=w==="y",$=E?"top":"left",O=E?"bottom":"right",q=E?"clientHeight":"clientWidth",H=s.reference[b]+s.reference[w]-x[w]-s.floating[b],ae=x[w]-s.reference[w],V=await(i.getOffsetParent==null?void 0:i.getOffsetParent(f)),se=V?V[q]:0;(!se||!await(i.isElement==null?void 0:i.isElement(V)))&&(se=n.floating[q]||s.floating[b]);let ye=H/2-ae/2,$e=se/2-S[b]/2-1,ee=Re(m[$],$e),mo=Re(m[O],$e),ho=se-S[b]-mo,Ae=se/2-S[b]/2+ye,xe=_s(ee,Ae,ho),xt=!l.arrow&&Et(a)!=null&&Ae!==xe&&s.reference[b]/2-(Ae<ee?ee:mo)-S[b]/2<0,Ie=xt?Ae<ee?Ae-ee:Ae-ho:0;return{[w]:x[w]+Ie,data:{[w]:xe,centerOffset:Ae-xe-Ie,...xt&&{alignmentOffset:Ie}},reset:xt}}});var $l=function(o){return o===void 0&&(o={}),{name:"flip",options:o,async fn(t){var e,r;let{placement:a,middlewareData:s,rects:i,initialPlacement:n,platform:l,elements:f}=t,{mainAxis:p=!0,crossAxis:m=!0,fallbackPlacements:x,fallbackStrategy:w="bestFit",fallbackAxisSideDirection:b="none",flipAlignment:S=!0,...E}=At(o,t);if((e=s.arrow)!=null&&e.alignmentOffset)return{};let $=ot(a),O=_e(n),q=ot(n)===n,H=await(l.isRTL==null?void 0:l.isRTL(f.floating)),ae=x||(q||!S?[Lo(n)]:bl(n)),V=b!=="none";!x&&V&&ae.push(...Cl(n,S,b,H));let se=[n,...ae],ye=await l.detectOverflow(t,E),$e=[],ee=((r=s.flip)==null?void 0:r.overflows)||[];if(p&&$e.push(ye[$]),m){let xe=vl(a,i,H);$e.push(ye[xe[0]],ye[xe[1]])}if(ee=[...ee,{placement:a,overflows:$e}],!$e.every(xe=>xe<=0)){var mo,ho;let xe=(((mo=s.flip)==null?void 0:mo.index)||0)+1,xt=se[xe];if(xt&&(!(m==="alignment"?O!==_e(xt):!1)||ee.every(we=>_e(we.placement)===O?we.overflows[0]>0:!0)))return{data:{index:xe,overflows:ee},reset:{placement:xt}};let Ie=(ho=ee.filter(wt=>wt.overflows[0]<=0).sort((wt,we)=>wt.overflows[1]-we.overflows[1])[0])==null?void 0:ho.placement;if(!Ie)switch(w){case"bestFit":{var Ae;let wt=(Ae=ee.filter(we=>{if(V){let Je=_e(we.placement);return Je===O||Je==="y"}return!0}).map(we=>[we.placement,we.overflows.filter(Je=>Je>0).reduce((Je,wc)=>Je+wc,0)]).sort((we,Je)=>we[1]-Je[1])[0])==null?void 0:Ae[0];wt&&(Ie=wt);break}case"initialPlacement":Ie=n;break}if(a!==Ie)return{reset:{placement:Ie}}}return{}}}};var nu=new Set(["left","top"]);async function lu(o,t){let{placement:e,platform:r,elements:a}=o,s=await(r.isRTL==null?void 0:r.isRTL(a.floating)),i=ot(e),n=Et(e),l=_e(e)==="y",f=nu.has(i)?-1:1,p=s&&l?-1:1,m=At(t,o),{mainAxis:x,crossAxis:w,alignmentAxis:b}=typeof m=="number"?{mainAxis:m,crossAxis:0,alignmentAxis:null}:{mainAxis:m.mainAxis||0,crossAxis:m.crossAxis||0,alignmentAxis:m.alignmentAxis};return n&&typeof b=="number"&&(w=n==="end"?b*-1:b),l?{x:w*p,y:x*f}:{x:x*f,y:w*p}}var Al=function(o){return o===void 0&&(o=0),{name:"offset",options:o,async fn(t){var e,r;let{x:a,y:s,placement:i,middlewareData:n}=t,l=await lu(t,o);return i===((e=n.offset)==null?void 0:e.placement)&&(r=n.arrow)!=null&&r.alignmentOffset?{}:{x:a+l.x,y:s+l.y,data:{...l,placement:i}}}}},El=function(o){return o===void 0&&(o={}),{name:"shift",options:o,async fn(t){let{x:e,y:r,placement:a,platform:s}=t,{mainAxis:i=!0,crossAxis:n=!1,limiter:l={fn:O=>{let{x:q,y:H}=O;return{x:q,y:H}}},...f}=At(o,t),p={x:e,y:r},m=await s.detectOverflow(t,f),x=_e(a),w=Os(x),b=p[w],S=p[x],E=(O,q)=>_s(q+m[O==="y"?"top":"left"],q,q-m[O==="y"?"bottom":"right"]);i&&(b=E(w,b)),n&&(S=E(x,S));let $=l.fn({...t,[w]:b,[x]:S});return{...$,data:{x:$.x-e,y:$.y-r,enabled:{[w]:i,[x]:n}}}}}};var Ml=function(o){return o===void 0&&(o={}),{name:"size",options:o,async fn(t){let{placement:e,rects:r,platform:a,elements:s}=t,{apply:i=()=>{},...n}=At(o,t),l=await a.detectOverflow(t,n),f=ot(e),p=Et(e),m=_e(e)==="y",{width:x,height:w}=r.floating,b,S;f==="top"||f==="bottom"?(b=f,S=p===(await(a.isRTL==null?void 0:a.isRTL(s.floating))?"start":"end")?"left":"right"):(S=f,b=p==="end"?"top":"bottom");let E=w-l.top-l.bottom,$=x-l.left-l.right,O=Re(w-l[b],E),q=Re(x-l[S],$),H=t.middlewareData.shift,ae=!H,V=O,se=q;H!=null&&H.enabled.x&&(se=$),H!=null&&H.enabled.y&&(V=E),ae&&!p&&(m?se=x-2*Ce(l.left,l.right):V=w-2*Ce(l.top,l.bottom)),await i({...t,availableWidth:se,availableHeight:V});let ye=await a.getDimensions(s.floating);return x!==ye.width||w!==ye.height?{reset:{rects:!0}}:{}}}};function Mr(){return typeof window<"u"}function Tt(o){return Tl(o)?(o.nodeName||"").toLowerCase():"#document"}function re(o){var t;return(o==null||(t=o.ownerDocument)==null?void 0:t.defaultView)||window}function Oe(o){var t;return(t=(Tl(o)?o.ownerDocument:o.document)||window.document)==null?void 0:t.documentElement}function Tl(o){return Mr()?o instanceof Node||o instanceof re(o).Node:!1}function ke(o){return Mr()?o instanceof Element||o instanceof re(o).Element:!1}function We(o){return Mr()?o instanceof HTMLElement||o instanceof re(o).HTMLElement:!1}function Rl(o){return!Mr()||typeof ShadowRoot>"u"?!1:o instanceof ShadowRoot||o instanceof re(o).ShadowRoot}function Eo(o){let{overflow:t,overflowX:e,overflowY:r,display:a}=Se(o);return/auto|scroll|overlay|hidden|clip/.test(t+r+e)&&a!=="inline"&&a!=="contents"}function _l(o){return/^(table|td|th)$/.test(Tt(o))}function Mo(o){try{if(o.matches(":popover-open"))return!0}catch{}try{return o.matches(":modal")}catch{return!1}}var du=/transform|translate|scale|rotate|perspective|filter/,fu=/paint|layout|strict|content/,Rt=o=>!!o&&o!=="none",zs;function Jt(o){let t=ke(o)?Se(o):o;return Rt(t.transform)||Rt(t.translate)||Rt(t.scale)||Rt(t.rotate)||Rt(t.perspective)||!Rr()&&(Rt(t.backdropFilter)||Rt(t.filter))||du.test(t.willChange||"")||fu.test(t.contain||"")}function Ol(o){let t=rt(o);for(;We(t)&&!Zt(t);){if(Jt(t))return t;if(Mo(t))return null;t=rt(t)}return null}function Rr(){return zs==null&&(zs=typeof CSS<"u"&&CSS.supports&&CSS.supports("-webkit-backdrop-filter","none")),zs}function Zt(o){return/^(html|body|#document)$/.test(Tt(o))}function Se(o){return re(o).getComputedStyle(o)}function Ro(o){return ke(o)?{scrollLeft:o.scrollLeft,scrollTop:o.scrollTop}:{scrollLeft:o.scrollX,scrollTop:o.scrollY}}function rt(o){if(Tt(o)==="html")return o;let t=o.assignedSlot||o.parentNode||Rl(o)&&o.host||Oe(o);return Rl(t)?t.host:t}function Bl(o){let t=rt(o);return Zt(t)?(o.ownerDocument||o).body:We(t)&&Eo(t)?t:Bl(t)}function Ne(o,t,e){var r;t===void 0&&(t=[]),e===void 0&&(e=!0);let a=Bl(o),s=a===((r=o.ownerDocument)==null?void 0:r.body),i=re(a);if(s){let n=Tr(i);return t.concat(i,i.visualViewport||[],Eo(a)?a:[],n&&e?Ne(n):[])}else return t.concat(a,Ne(a,[],e))}function Tr(o){return o.parent&&Object.getPrototypeOf(o.parent)?o.frameElement:null}function Fl(o){let t=Se(o),e=parseFloat(t.width)||0,r=parseFloat(t.height)||0,a=We(o),s=a?o.offsetWidth:e,i=a?o.offsetHeight:r,n=$o(e)!==s||$o(r)!==i;return n&&(e=s,r=i),{width:e,height:r,$:n}}function Fs(o){return ke(o)?o:o.contextElement}function eo(o){let t=Fs(o);if(!We(t))return Te(1);let e=t.getBoundingClientRect(),{width:r,height:a,$:s}=Fl(t),i=(s?$o(e.width):e.width)/r,n=(s?$o(e.height):e.height)/a;return(!i||!Number.isFinite(i))&&(i=1),(!n||!Number.isFinite(n))&&(n=1),{x:i,y:n}}var cu=Te(0);function ql(o){let t=re(o);return!Rr()||!t.visualViewport?cu:{x:t.visualViewport.offsetLeft,y:t.visualViewport.offsetTop}}function uu(o,t,e){return t===void 0&&(t=!1),!!e&&t&&e===re(o)}function _t(o,t,e,r){t===void 0&&(t=!1),e===void 0&&(e=!1);let a=o.getBoundingClientRect(),s=Fs(o),i=Te(1);t&&(r?ke(r)&&(i=eo(r)):i=eo(o));let n=uu(s,e,r)?ql(s):Te(0),l=(a.left+n.x)/i.x,f=(a.top+n.y)/i.y,p=a.width/i.x,m=a.height/i.y;if(s&&r){let x=re(s),w=ke(r)?re(r):r,b=x,S=Tr(b);for(;S&&w!==b;){let E=eo(S),$=S.getBoundingClientRect(),O=Se(S),q=$.left+(S.clientLeft+parseFloat(O.paddingLeft))*E.x,H=$.top+(S.clientTop+parseFloat(O.paddingTop))*E.y;l*=E.x,f*=E.y,p*=E.x,m*=E.y,l+=q,f+=H,b=re(S),S=Tr(b)}}return Mt({width:p,height:m,x:l,y:f})}function _r(o,t){let e=Ro(o).scrollLeft;return t?t.left+e:_t(Oe(o)).left+e}function Il(o,t){let e=o.getBoundingClientRect(),r=e.left+t.scrollLeft-_r(o,e),a=e.top+t.scrollTop;return{x:r,y:a}}function pu(o){let{elements:t,rect:e,offsetParent:r,strategy:a}=o,s=a==="fixed",i=Oe(r),n=t?Mo(t.floating):!1;if(r===i||n&&s)return e;let l={scrollLeft:0,scrollTop:0},f=Te(1),p=Te(0),m=We(r);if((m||!s)&&((Tt(r)!=="body"||Eo(i))&&(l=Ro(r)),m)){let w=_t(r);f=eo(r),p.x=w.x+r.clientLeft,p.y=w.y+r.clientTop}let x=i&&!m&&!s?Il(i,l):Te(0);return{width:e.width*f.x,height:e.height*f.y,x:e.x*f.x-l.scrollLeft*f.x+p.x+x.x,y:e.y*f.y-l.scrollTop*f.y+p.y+x.y}}function mu(o){return o.getClientRects?Array.from(o.getClientRects()):[]}function hu(o){let t=Ro(o),e=o.ownerDocument.body,r=Ce(o.scrollWidth,o.clientWidth,e.scrollWidth,e.clientWidth),a=Ce(o.scrollHeight,o.clientHeight,e.scrollHeight,e.clientHeight),s=-t.scrollLeft+_r(o),i=-t.scrollTop;return Se(e).direction==="rtl"&&(s+=Ce(o.clientWidth,e.clientWidth)-r),{width:r,height:a,x:s,y:i}}var gu=25;function yu(o,t,e){e===void 0&&(e="viewport");let r=e==="layoutViewport",a=re(o),s=Oe(o),i=a.visualViewport,n=s.clientWidth,l=s.clientHeight,f=0,p=0;if(i){let x=!Rr()||t==="fixed";r?x||(f=-i.offsetLeft,p=-i.offsetTop):(n=i.width,l=i.height,x&&(f=i.offsetLeft,p=i.offsetTop))}if(_r(s)<=0){let x=s.ownerDocument,w=x.body,b=getComputedStyle(w),S=x.compatMode==="CSS1Compat"&&parseFloat(b.marginLeft)+parseFloat(b.marginRight)||0,E=Math.abs(s.clientWidth-w.clientWidth-S),$=getComputedStyle(s).scrollbarGutter==="stable both-edges"?E/2:E;$<=gu&&(n-=$)}return{width:n,height:l,x:f,y:p}}function xu(o,t){let e=_t(o,!0,t==="fixed"),r=e.top+o.clientTop,a=e.left+o.clientLeft,s=eo(o),i=o.clientWidth*s.x,n=o.clientHeight*s.y,l=a*s.x,f=r*s.y;return{width:i,height:n,x:l,y:f}}function zl(o,t,e){let r;if(t==="viewport"||t==="layoutViewport")r=yu(o,e,t);else if(t==="document")r=hu(Oe(o));else if(ke(t))r=xu(t,e);else{let a=ql(o);r={x:t.x-a.x,y:t.y-a.y,width:t.width,height:t.height}}return Mt(r)}function wu(o,t){let e=t.get(o);if(e)return e;let r=Ne(o,[],!1).filter(n=>ke(n)&&Tt(n)!=="body"),a=null,s=Se(o).position==="fixed",i=s?rt(o):o;for(;ke(i)&&!Zt(i);){let n=Se(i),l=Jt(i),f=a?a.position:s?"fixed":"";!l&&(f==="fixed"||f==="absolute"&&n.position==="static")?r=r.filter(m=>m!==i):a=n,i=rt(i)}return t.set(o,r),r}function vu(o){let{element:t,boundary:e,rootBoundary:r,strategy:a}=o,i=[...e==="clippingAncestors"?Mo(t)?[]:wu(t,this._c):[].concat(e),r],n=zl(t,i[0],a),l=n.top,f=n.right,p=n.bottom,m=n.left;for(let x=1;x<i.length;x++){let w=zl(t,i[x],a);l=Ce(w.top,l),f=Re(w.right,f),p=Re(w.bottom,p),m=Ce(w.left,m)}return{width:f-m,height:p-l,x:m,y:l}}function bu(o){let{width:t,height:e}=Fl(o);return{width:t,height:e}}function Cu(o,t,e){let r=We(t),a=Oe(t),s=e==="fixed",i=_t(o,!0,s,t),n={scrollLeft:0,scrollTop:0},l=Te(0);if((r||!s)&&((Tt(t)!=="body"||Eo(a))&&(n=Ro(t)),r)){let x=_t(t,!0,s,t);l.x=x.x+t.clientLeft,l.y=x.y+t.clientTop}!r&&a&&(l.x=_r(a));let f=a&&!r&&!s?Il(a,n):Te(0),p=i.left+n.scrollLeft-l.x-f.x,m=i.top+n.scrollTop-l.y-f.y;return{x:p,y:m,width:i.width,height:i.height}}function Ds(o){return Se(o).position==="static"}function Dl(o,t){if(!We(o)||Se(o).position==="fixed")return null;if(t)return t(o);let e=o.offsetParent;return Oe(o)===e&&(e=e.ownerDocument.body),e}function Ul(o,t){let e=re(o);if(Mo(o))return e;if(!We(o)){let a=rt(o);for(;a&&!Zt(a);){if(ke(a)&&!Ds(a))return a;a=rt(a)}return e}let r=Dl(o,t);for(;r&&_l(r)&&Ds(r);)r=Dl(r,t);return r&&Zt(r)&&Ds(r)&&!Jt(r)?e:r||Ol(o)||e}var ku=async function(o){let t=this.getOffsetParent||Ul,e=this.getDimensions,r=await e(o.floating);return{reference:Cu(o.reference,await t(o.floating),o.strategy),floating:{x:0,y:0,width:r.width,height:r.height}}};function Su(o){return Se(o).direction==="rtl"}var To={convertOffsetParentRelativeRectToViewportRelativeRect:pu,getDocumentElement:Oe,getClippingRect:vu,getOffsetParent:Ul,getElementRects:ku,getClientRects:mu,getDimensions:bu,getScale:eo,isElement:ke,isRTL:Su};function Hl(o,t){return o.x===t.x&&o.y===t.y&&o.width===t.width&&o.height===t.height}function Pu(o,t,e){let r=null,a,s=Oe(o);function i(){var p;clearTimeout(a),(p=r)==null||p.disconnect(),r=null}function n(p,m){p===void 0&&(p=!1),m===void 0&&(m=1),i();let x=o.getBoundingClientRect(),{left:w,top:b,width:S,height:E}=x;if(p||t(),!S||!E)return;let $=Ao(b),O=Ao(s.clientWidth-(w+S)),q=Ao(s.clientHeight-(b+E)),H=Ao(w),V={rootMargin:-$+"px "+-O+"px "+-q+"px "+-H+"px",threshold:Ce(0,Re(1,m))||1},se=!0;function ye($e){let ee=$e[0].intersectionRatio;if(!Hl(x,o.getBoundingClientRect()))return n();if(ee!==m){if(!se)return n();ee?n(!1,ee):a=setTimeout(()=>{n(!1,1e-7)},1e3)}se=!1}try{r=new IntersectionObserver(ye,{...V,root:s.ownerDocument})}catch{r=new IntersectionObserver(ye,V)}r.observe(o)}let l=re(o),f=()=>n(e);return l.addEventListener("resize",f),n(!0),()=>{l.removeEventListener("resize",f),i()}}function Or(o,t,e,r){r===void 0&&(r={});let{ancestorScroll:a=!0,ancestorResize:s=!0,elementResize:i=typeof ResizeObserver=="function",layoutShift:n=typeof IntersectionObserver=="function",animationFrame:l=!1}=r,f=Fs(o),p=a||s?[...f?Ne(f):[],...t?Ne(t):[]]:[];p.forEach($=>{a&&$.addEventListener("scroll",e),s&&$.addEventListener("resize",e)});let m=f&&n?Pu(f,e,s):null,x=-1,w=null;i&&(w=new ResizeObserver($=>{let[O]=$;O&&O.target===f&&w&&t&&(w.unobserve(t),cancelAnimationFrame(x),x=requestAnimationFrame(()=>{var q;(q=w)==null||q.observe(t)})),e()}),f&&!l&&w.observe(f),t&&w.observe(t));let b,S=l?_t(o):null;l&&E();function E(){let $=_t(o);S&&!Hl(S,$)&&e(),S=$,b=requestAnimationFrame(E)}return e(),()=>{var $;p.forEach(O=>{a&&O.removeEventListener("scroll",e),s&&O.removeEventListener("resize",e)}),m?.(),($=w)==null||$.disconnect(),w=null,l&&cancelAnimationFrame(b)}}var Br=Al;var zr=El,Dr=$l,qs=Ml;var jl=Ll;var Fr=(o,t,e)=>{let r=new Map,a=e??{},s={...To,...a.platform,_c:r};return Pl(o,t,{...a,platform:s})};var Is=new Set,oe=class extends K{constructor(){super(...arguments),this.submenuCleanups=new Map,this.localize=new ie(this),this.userTypedQuery="",this.openSubmenuStack=[],this.open=!1,this.size="m",this.placement="bottom-start",this.distance=0,this.skidding=0,this.handleDocumentKeyDown=async o=>{let t=this.localize.dir()==="rtl";if(o.key==="Escape"&&this.open&&Po(this)){let p=this.getTrigger();o.preventDefault(),o.stopPropagation(),this.open=!1,p?.focus({preventScroll:!0});return}let e=[...Rs()].find(p=>p.localName==="wa-dropdown-item"),r=e?.localName==="wa-dropdown-item",a=this.getCurrentSubmenuItem(),s=!!a,i,n,l;s?(i=this.getSubmenuItems(a),n=i.find(p=>p.active||p===e),l=n?i.indexOf(n):-1):(i=this.getItems(),n=i.find(p=>p.active||p===e),l=n?i.indexOf(n):-1);let f;if(o.key==="ArrowUp"&&(o.preventDefault(),o.stopPropagation(),l>0?f=i[l-1]:f=i[i.length-1]),o.key==="ArrowDown"&&(o.preventDefault(),o.stopPropagation(),l!==-1&&l<i.length-1?f=i[l+1]:f=i[0]),o.key===(t?"ArrowLeft":"ArrowRight")&&r&&n&&n.hasSubmenu){o.preventDefault(),o.stopPropagation(),n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let p=this.getSubmenuItems(n);p.length>0&&(p.forEach((m,x)=>m.active=x===0),p[0].focus({preventScroll:!0}))},0);return}if(o.key===(t?"ArrowRight":"ArrowLeft")&&s){o.preventDefault(),o.stopPropagation();let p=this.removeFromSubmenuStack();p&&(p.submenuOpen=!1,setTimeout(()=>{p.focus({preventScroll:!0}),p.active=!0,(p.slot==="submenu"?this.getSubmenuItems(p.parentElement):this.getItems()).forEach(x=>{x!==p&&(x.active=!1)})},0));return}if((o.key==="Home"||o.key==="End")&&(o.preventDefault(),o.stopPropagation(),f=o.key==="Home"?i[0]:i[i.length-1]),o.key==="Tab"&&await this.hideMenu(),o.key.length===1&&!(o.metaKey||o.ctrlKey||o.altKey)&&!(o.key===" "&&this.userTypedQuery==="")&&(clearTimeout(this.userTypedTimeout),this.userTypedTimeout=setTimeout(()=>{this.userTypedQuery=""},1e3),this.userTypedQuery+=o.key,i.some(p=>{let m=(p.textContent||"").trim().toLowerCase(),x=this.userTypedQuery.trim().toLowerCase();return m.startsWith(x)?(f=p,!0):!1})),f){o.preventDefault(),o.stopPropagation(),i.forEach(p=>p.active=p===f),f.focus({preventScroll:!0}),f.scrollIntoView({block:"nearest"});return}(o.key==="Enter"||o.key===" "&&this.userTypedQuery==="")&&r&&n&&(o.preventDefault(),o.stopPropagation(),n.hasSubmenu?(n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let p=this.getSubmenuItems(n);p.length>0&&(p.forEach((m,x)=>m.active=x===0),p[0].focus({preventScroll:!0}))},0)):this.makeSelection(n,o))},this.handleDocumentPointerDown=o=>{o.composedPath().some(r=>r instanceof HTMLElement?r===this||r.closest('wa-dropdown, [part="submenu"]'):!1)||(this.open=!1)},this.handleGlobalMouseMove=o=>{let t=this.getCurrentSubmenuItem();if(!t?.submenuOpen||!t.submenuElement)return;let e=t.submenuElement.getBoundingClientRect(),r=this.localize.dir()==="rtl",a=r?e.right:e.left,s=r?Math.max(o.clientX,a):Math.min(o.clientX,a),i=Math.max(e.top,Math.min(o.clientY,e.bottom));t.submenuElement.style.setProperty("--safe-triangle-cursor-x",`${s}px`),t.submenuElement.style.setProperty("--safe-triangle-cursor-y",`${i}px`);let n=o.composedPath(),l=t.matches(":hover"),f=!!t.submenuElement?.matches(":hover"),p=l||!!n.find(x=>x===t),m=f||!!n.find(x=>x instanceof HTMLElement&&x.closest('[part="submenu"]')===t.submenuElement);!p&&!m&&setTimeout(()=>{!l&&!f&&(t.submenuOpen=!1)},100)}}handleSizeChange(){Ze(this.localName,this.size)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.userTypedTimeout),this.closeAllSubmenus(),this.submenuCleanups.forEach(o=>o()),this.submenuCleanups.clear(),document.removeEventListener("mousemove",this.handleGlobalMouseMove),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),Qt(this)}firstUpdated(o){super.firstUpdated(o),this.syncAriaAttributes()}async updated(o){if(o.has("open")){let t=o.get("open");if(t===this.open||t===void 0&&this.open===!1)return;this.customStates.set("open",this.open),this.open?await this.showMenu():(this.closeAllSubmenus(),await this.hideMenu())}o.has("size")&&this.syncItemSizes()}getItems(o=!1){let t=(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(e=>e.localName==="wa-dropdown-item");return o?t:t.filter(e=>!e.disabled)}getSubmenuItems(o,t=!1){let e=o.shadowRoot?.querySelector('slot[name="submenu"]')||o.querySelector('slot[name="submenu"]');if(!e)return[];let r=e.assignedElements({flatten:!0}).filter(a=>a.localName==="wa-dropdown-item");return t?r:r.filter(a=>!a.disabled)}syncItemSizes(){(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(t=>t.localName==="wa-dropdown-item").forEach(t=>t.size=this.size)}addToSubmenuStack(o){let t=this.openSubmenuStack.indexOf(o);t!==-1?this.openSubmenuStack=this.openSubmenuStack.slice(0,t+1):this.openSubmenuStack.push(o)}removeFromSubmenuStack(){return this.openSubmenuStack.pop()}getCurrentSubmenuItem(){return this.openSubmenuStack.length>0?this.openSubmenuStack[this.openSubmenuStack.length-1]:void 0}closeAllSubmenus(){this.getItems(!0).forEach(t=>{t.submenuOpen=!1}),this.openSubmenuStack=[]}closeSiblingSubmenus(o){let t=o.closest('wa-dropdown-item:not([slot="submenu"])'),e;t?e=this.getSubmenuItems(t,!0):e=this.getItems(!0),e.forEach(r=>{r!==o&&r.submenuOpen&&(r.submenuOpen=!1)}),this.openSubmenuStack.includes(o)||this.openSubmenuStack.push(o)}getTrigger(){return this.querySelector('[slot="trigger"]')}async showMenu(){if(!this.getTrigger()||!this.popup||!this.menu)return;let t=new Cr;if(this.dispatchEvent(t),t.defaultPrevented){this.open=!1;return}if(this.popup.active)return;Is.forEach(r=>r.open=!1),this.popup.active=!0,this.open=!0,Is.add(this),Lr(this),this.syncAriaAttributes(),document.addEventListener("keydown",this.handleDocumentKeyDown),document.addEventListener("pointerdown",this.handleDocumentPointerDown),document.addEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("hide"),await be(this.menu,"show");let e=this.getItems();e.length>0&&(e.forEach((r,a)=>r.active=a===0),e[0].focus({preventScroll:!0})),this.dispatchEvent(new Pr)}async hideMenu(){if(!this.popup||!this.menu)return;let o=new kr({source:this});if(this.dispatchEvent(o),o.defaultPrevented){this.open=!0;return}this.open=!1,Is.delete(this),Qt(this),this.syncAriaAttributes(),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),document.removeEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("show"),await be(this.menu,"hide"),this.popup.active=this.open,this.dispatchEvent(new Sr)}handleMenuClick(o){let t=o.target.closest("wa-dropdown-item");if(!(!t||t.disabled)){if(t.hasSubmenu){t.submenuOpen||(this.closeSiblingSubmenus(t),this.addToSubmenuStack(t),t.submenuOpen=!0),o.stopPropagation();return}this.makeSelection(t,o)}}async handleMenuSlotChange(){let o=this.getItems(!0);await Promise.all(o.map(r=>r.updateComplete)),this.syncItemSizes();let t=o.some(r=>r.type==="checkbox"),e=o.some(r=>r.hasSubmenu);o.forEach((r,a)=>{r.setAttribute("aria-posinset",String(a+1)),r.setAttribute("aria-setsize",String(o.length)),r.active=a===0,r.checkboxAdjacent=t,r.submenuAdjacent=e})}handleTriggerClick(){this.open=!this.open}handleSubmenuOpening(o){let t=o.detail.item;this.closeSiblingSubmenus(t),this.addToSubmenuStack(t),this.setupSubmenuPosition(t),this.processSubmenuItems(t)}setupSubmenuPosition(o){if(!o.submenuElement)return;this.cleanupSubmenuPosition(o);let t=Or(o,o.submenuElement,()=>{this.positionSubmenu(o),this.updateSafeTriangleCoordinates(o)});this.submenuCleanups.set(o,t);let e=o.submenuElement.querySelector('slot[name="submenu"]');e&&(e.removeEventListener("slotchange",oe.handleSubmenuSlotChange),e.addEventListener("slotchange",oe.handleSubmenuSlotChange),oe.handleSubmenuSlotChange({target:e}))}static handleSubmenuSlotChange(o){let t=o.target;if(!t)return;let e=t.assignedElements().filter(s=>s.localName==="wa-dropdown-item");if(e.length===0)return;let r=e.some(s=>s.hasSubmenu),a=e.some(s=>s.type==="checkbox");e.forEach(s=>{s.submenuAdjacent=r,s.checkboxAdjacent=a})}processSubmenuItems(o){if(!o.submenuElement)return;let t=this.getSubmenuItems(o,!0),e=t.some(r=>r.hasSubmenu);t.forEach(r=>{r.submenuAdjacent=e})}cleanupSubmenuPosition(o){let t=this.submenuCleanups.get(o);t&&(t(),this.submenuCleanups.delete(o))}positionSubmenu(o){if(!o.submenuElement)return;let e=this.localize.dir()==="rtl"?"left-start":"right-start";Fr(o,o.submenuElement,{placement:e,middleware:[Br({mainAxis:0,crossAxis:-5}),Dr({fallbackStrategy:"bestFit"}),zr({padding:8,crossAxis:!0})]}).then(({x:r,y:a,placement:s})=>{o.submenuElement.setAttribute("data-placement",s),Object.assign(o.submenuElement.style,{left:`${r}px`,top:`${a}px`})})}updateSafeTriangleCoordinates(o){if(!o.submenuElement||!o.submenuOpen)return;if(document.activeElement?.matches(":focus-visible")){o.submenuElement.style.setProperty("--safe-triangle-visible","none");return}o.submenuElement.style.setProperty("--safe-triangle-visible","block");let e=o.submenuElement.getBoundingClientRect(),r=this.localize.dir()==="rtl";o.submenuElement.style.setProperty("--safe-triangle-submenu-start-x",`${r?e.right:e.left}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-start-y",`${e.top}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-end-x",`${r?e.right:e.left}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-end-y",`${e.bottom}px`)}makeSelection(o,t){let e=this.getTrigger();if(o.disabled)return;o.type==="checkbox"&&(o.checked=!o.checked);let r=new pl({item:o});this.dispatchEvent(r),r.defaultPrevented||(o.navigate(t),this.open=!1,e?.focus({preventScroll:!0}))}async syncAriaAttributes(){let o=this.getTrigger(),t;o&&(o.localName==="wa-button"?(await customElements.whenDefined("wa-button"),await o.updateComplete,t=o.shadowRoot.querySelector('[part~="base"]')):t=o,t.hasAttribute("id")||t.setAttribute("id",yl("wa-dropdown-trigger-")),t.setAttribute("aria-haspopup","menu"),t.setAttribute("aria-expanded",this.open?"true":"false"),this.menu?.setAttribute("aria-expanded","false"))}render(){let o=this.didSSR&&!this.hasUpdated?this.open:this.popup?.active;return c`
      <wa-popup
        placement=${this.placement}
        distance=${this.distance}
        skidding=${this.skidding}
        ?active=${o}
        flip
        flip-fallback-strategy="best-fit"
        shift
        shift-padding="10"
        auto-size="vertical"
        auto-size-padding="10"
      >
        <slot
          name="trigger"
          slot="anchor"
          @click=${this.handleTriggerClick}
          @slotchange=${this.syncAriaAttributes}
        ></slot>
        <div
          id="menu"
          part="menu"
          role="menu"
          tabindex="-1"
          aria-orientation="vertical"
          @click=${this.handleMenuClick}
          @submenu-opening=${this.handleSubmenuOpening}
        >
          <slot @slotchange=${this.handleMenuSlotChange}></slot>
        </div>
      </wa-popup>
    `}};oe.css=[Gt,ml];u([J("slot:not([name])")],oe.prototype,"defaultSlot",2);u([J("#menu")],oe.prototype,"menu",2);u([J("wa-popup")],oe.prototype,"popup",2);u([d({type:Boolean,reflect:!0})],oe.prototype,"open",2);u([d({reflect:!0})],oe.prototype,"size",2);u([Z("size")],oe.prototype,"handleSizeChange",1);u([d({reflect:!0})],oe.prototype,"placement",2);u([d({type:Number})],oe.prototype,"distance",2);u([d({type:Number})],oe.prototype,"skidding",2);oe=u([P("wa-dropdown")],oe);var Nl=z`
  :host {
    display: flex;
    position: relative;
    align-items: center;
    padding: 0.5em 1em;
    border-radius: var(--wa-border-radius-s);
    isolation: isolate;
    color: var(--wa-color-text-normal);
    line-height: var(--wa-line-height-condensed);
    cursor: pointer;
    transition:
      var(--wa-transition-fast) background-color var(--wa-transition-easing),
      var(--wa-transition-fast) color var(--wa-transition-easing);
  }

  @media (hover: hover) {
    :host(:hover:not(:state(disabled))) {
      background-color: var(--wa-color-neutral-fill-normal);
    }
  }

  :host(:state(submenu-open)) {
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:focus-visible) {
    z-index: 1;
    outline: var(--wa-focus-ring);
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:state(disabled)),
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;
  }

  /* Danger variant */
  :host([variant='danger']),
  :host([variant='danger']) #details {
    color: var(--wa-color-danger-on-quiet);
  }

  @media (hover: hover) {
    :host([variant='danger']:hover) {
      background-color: var(--wa-color-danger-fill-normal);
      color: var(--wa-color-danger-on-normal);
    }
  }

  :host([variant='danger']:state(submenu-open)),
  :host([variant='danger']:focus-visible) {
    background-color: var(--wa-color-danger-fill-normal);
    color: var(--wa-color-danger-on-normal);
  }

  :host([checkbox-adjacent]) {
    padding-inline-start: 2em;
  }

  /* Only add padding when item actually has a submenu */
  :host([submenu-adjacent]:not(:state(has-submenu))) #details {
    padding-inline-end: 0;
  }

  :host(:state(has-submenu)[submenu-adjacent]) #details {
    padding-inline-end: 1.75em;
  }

  /* The link only exists to be clicked programmatically. */
  #link {
    display: none;
  }

  #check {
    visibility: hidden;
    margin-inline-start: -1.5em;
    margin-inline-end: 0.5em;
    font-size: var(--wa-font-size-smaller);
  }

  :host(:state(checked)) #check {
    visibility: visible;
  }

  #icon ::slotted(*) {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    margin-inline-end: 0.75em !important;
    font-size: var(--wa-font-size-smaller);
  }

  #label {
    flex: 1 1 auto;
    min-width: 0;
  }

  #details {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    justify-content: end;
    color: var(--wa-color-text-quiet);
    font-size: var(--wa-font-size-smaller) !important;
  }

  #details ::slotted(*) {
    margin-inline-start: 2em !important;
  }

  /* Submenu indicator icon */
  #submenu-indicator {
    position: absolute;
    inset-inline-end: 1em;
    color: var(--wa-color-neutral-on-quiet);
    font-size: var(--wa-font-size-smaller);
  }

  /* Flip chevron icon when RTL */
  :host(:dir(rtl)) #submenu-indicator {
    transform: scaleX(-1);
  }

  /* Submenu styles */
  #submenu {
    display: flex;
    z-index: 10;
    position: absolute;
    top: 0;
    left: 0;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;

    /* Override default popover styles */
    &[popover] {
      margin: 0;
      inset: auto;
      padding: 0.25em;
      overflow: visible;
      border-radius: var(--wa-border-radius-m);
    }

    &.show {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease;
    }

    &.hide {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease reverse;
    }

    /* Submenu placement transform origins */
    &[data-placement^='top'] {
      transform-origin: bottom;
    }

    &[data-placement^='bottom'] {
      transform-origin: top;
    }

    &[data-placement^='left'] {
      transform-origin: right;
    }

    &[data-placement^='right'] {
      transform-origin: left;
    }

    &[data-placement='left-start'] {
      transform-origin: right top;
    }

    &[data-placement='left-end'] {
      transform-origin: right bottom;
    }

    &[data-placement='right-start'] {
      transform-origin: left top;
    }

    &[data-placement='right-end'] {
      transform-origin: left bottom;
    }

    /* Safe triangle styling */
    &::before {
      display: none;
      z-index: 9;
      position: fixed;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      background-color: transparent;
      content: '';
      clip-path: polygon(
        var(--safe-triangle-cursor-x, 0) var(--safe-triangle-cursor-y, 0),
        var(--safe-triangle-submenu-start-x, 0) var(--safe-triangle-submenu-start-y, 0),
        var(--safe-triangle-submenu-end-x, 0) var(--safe-triangle-submenu-end-y, 0)
      );
      pointer-events: auto; /* Enable mouse events on the triangle */
    }

    &[data-visible]::before {
      display: block;
    }
  }

  ::slotted(wa-dropdown-item) {
    font-size: inherit;
  }

  ::slotted(wa-divider) {
    --spacing: 0.25em;
  }

  @keyframes submenu-show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var W=class extends K{constructor(){super(...arguments),this.hasSlotController=new et(this,"[default]","start","end"),this.active=!1,this.variant="default",this.size="m",this.checkboxAdjacent=!1,this.submenuAdjacent=!1,this.type="normal",this.checked=!1,this.disabled=!1,this.submenuOpen=!1,this.hasSubmenu=!1,this.handleSlotChange=()=>{this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState(),this.hasSubmenu?(this.setAttribute("aria-haspopup","menu"),this.setAttribute("aria-expanded",this.submenuOpen?"true":"false")):(this.removeAttribute("aria-haspopup"),this.removeAttribute("aria-expanded"))},this.handleHostClick=o=>{this.disabled&&(o.preventDefault(),o.stopImmediatePropagation())},this.handleClick=o=>{this.disabled&&(o.preventDefault(),o.stopImmediatePropagation())},this.handlePointerEnter=o=>{o.pointerType==="mouse"&&this.hasSubmenu&&!this.disabled&&(this.notifyParentOfOpening(),this.submenuOpen=!0)}}handleSizeChange(){Ze(this.localName,this.size)}connectedCallback(){super.connectedCallback(),this.addEventListener?.("click",this.handleHostClick),this.addEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.addEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.addEventListener?.("slotchange",this.handleSlotChange)}disconnectedCallback(){super.disconnectedCallback(),this.closeSubmenu(),this.removeEventListener?.("click",this.handleHostClick),this.removeEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.removeEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.removeEventListener?.("slotchange",this.handleSlotChange)}firstUpdated(o){super.firstUpdated(o),this.setAttribute("tabindex","-1"),this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState()}updated(o){o.has("active")&&(this.setAttribute("tabindex",this.active?"0":"-1"),this.customStates.set("active",this.active)),o.has("checked")&&(this.type==="checkbox"?this.setAttribute("aria-checked",this.checked?"true":"false"):this.removeAttribute("aria-checked"),this.customStates.set("checked",this.checked)),o.has("disabled")&&(this.setAttribute("aria-disabled",this.disabled?"true":"false"),this.customStates.set("disabled",this.disabled)),o.has("type")&&(this.type==="checkbox"?(this.setAttribute("role","menuitemcheckbox"),this.setAttribute("aria-checked",this.checked?"true":"false")):(this.setAttribute("role","menuitem"),this.removeAttribute("aria-checked"))),(o.has("href")||o.has("hasSubmenu"))&&this.customStates.set("link",this.isLink()),o.has("submenuOpen")&&(this.customStates.set("submenu-open",this.submenuOpen),this.submenuOpen?this.openSubmenu():this.closeSubmenu())}updateHasSubmenuState(){this.customStates.set("has-submenu",this.hasSubmenu)}async openSubmenu(){let o=this.submenuElement;!this.hasSubmenu||!o||!this.isConnected||(this.notifyParentOfOpening(),o.showPopover?.(),o.hidden=!1,o.setAttribute("data-visible",""),this.submenuOpen=!0,this.setAttribute("aria-expanded","true"),await be(o,"show"),setTimeout(()=>{let t=this.getSubmenuItems();t.length>0&&(t.forEach((e,r)=>e.active=r===0),t[0].focus({preventScroll:!0}))},0))}notifyParentOfOpening(){let o=new CustomEvent("submenu-opening",{bubbles:!0,composed:!0,detail:{item:this}});this.dispatchEvent(o);let t=this.parentElement;t&&[...t.children].filter(r=>r!==this&&r.localName==="wa-dropdown-item"&&r.getAttribute("slot")===this.getAttribute("slot")&&r.submenuOpen).forEach(r=>{r.submenuOpen=!1})}async closeSubmenu(){let o=this.submenuElement;!this.hasSubmenu||!o||(this.submenuOpen=!1,this.setAttribute("aria-expanded","false"),o.hidden||(await be(o,"hide"),o?.isConnected&&(o.hidden=!0,o.removeAttribute("data-visible"),o.hidePopover?.())))}isLink(){return!!this.href&&!this.hasSubmenu}navigate(o){let t=this.linkElement;!this.isLink()||this.disabled||!t||t.dispatchEvent(new MouseEvent("click",{bubbles:!1,cancelable:!0,composed:!1,altKey:o?.altKey??!1,ctrlKey:o?.ctrlKey??!1,metaKey:o?.metaKey??!1,shiftKey:o?.shiftKey??!1}))}getSubmenuItems(){return[...this.children].filter(o=>o.localName==="wa-dropdown-item"&&o.getAttribute("slot")==="submenu"&&!o.hasAttribute("disabled"))}render(){return c`
      ${this.href?c`
            <a
              id="link"
              href=${this.href}
              target=${T(this.target)}
              rel=${T(this.rel)}
              download=${T(this.download)}
              tabindex="-1"
              aria-hidden="true"
            ></a>
          `:""}
      ${this.type==="checkbox"?c`
            <wa-icon
              id="check"
              part="checkmark"
              exportparts="svg:checkmark__svg"
              library="system"
              name="check"
            ></wa-icon>
          `:""}

      <span id="icon" part="icon">
        <slot name="icon"></slot>
      </span>

      <span id="label" part="label">
        <slot></slot>
      </span>

      <span id="details" part="details">
        <slot name="details"></slot>
      </span>

      ${this.hasSubmenu?c`
            <wa-icon
              id="submenu-indicator"
              part="submenu-icon"
              exportparts="svg:submenu-icon__svg"
              library="system"
              name="chevron-right"
            ></wa-icon>
          `:""}
      ${this.hasSubmenu?c`
            <div
              id="submenu"
              part="submenu"
              popover="manual"
              role="menu"
              tabindex="-1"
              aria-orientation="vertical"
              hidden
            >
              <slot name="submenu"></slot>
            </div>
          `:""}
    `}};W.css=Nl;u([J("#submenu")],W.prototype,"submenuElement",2);u([J("#link")],W.prototype,"linkElement",2);u([d({type:Boolean})],W.prototype,"active",2);u([d({reflect:!0})],W.prototype,"variant",2);u([d({reflect:!0})],W.prototype,"size",2);u([Z("size")],W.prototype,"handleSizeChange",1);u([d({attribute:"checkbox-adjacent",type:Boolean,reflect:!0})],W.prototype,"checkboxAdjacent",2);u([d({attribute:"submenu-adjacent",type:Boolean,reflect:!0})],W.prototype,"submenuAdjacent",2);u([d()],W.prototype,"value",2);u([d({reflect:!0})],W.prototype,"type",2);u([d({type:Boolean})],W.prototype,"checked",2);u([d({type:Boolean,reflect:!0})],W.prototype,"disabled",2);u([d({type:Boolean,reflect:!0})],W.prototype,"submenuOpen",2);u([d({reflect:!0})],W.prototype,"href",2);u([d()],W.prototype,"target",2);u([d()],W.prototype,"rel",2);u([d()],W.prototype,"download",2);u([k()],W.prototype,"hasSubmenu",2);W=u([P("wa-dropdown-item")],W);var Wl=class extends Event{constructor(){super("wa-reposition",{bubbles:!0,cancelable:!1,composed:!0})}};var Vl=z`
  :host {
    --arrow-color: black;
    --arrow-size: var(--wa-tooltip-arrow-size);
    --popup-border-width: 0px;
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);

    /*
     * These properties are computed to account for the arrow's dimensions after being rotated 45º. The constant
     * 0.7071 is derived from sin(45) to calculate the length of the arrow after rotation.
     *
     * The diamond will be translated inward by --arrow-base-offset, the border thickness, to centralise it on
     * the inner edge of the popup border. This also means we need to increase the size of the arrow by the
     * same amount to compensate.
     *
     * A diamond shaped clipping mask is used to avoid overlap of popup content. This extends slightly inward so
     * the popup border is covered with no sub-pixel rounding artifacts. The diamond corners are mitred at 22.5º
     * to properly merge any arrow border with the popup border. The constant 1.4142 is derived from 1 + tan(22.5).
     *
     */
    --arrow-base-offset: var(--popup-border-width);
    --arrow-size-diagonal: calc((var(--arrow-size) + var(--arrow-base-offset)) * 0.7071);
    --arrow-padding-offset: calc(var(--arrow-size-diagonal) - var(--arrow-size));
    --arrow-size-div: calc(var(--arrow-size-diagonal) * 2);
    --arrow-clipping-corner: calc(var(--arrow-base-offset) * 1.4142);

    display: contents;
  }

  .popup {
    position: absolute;
    isolation: isolate;
    max-width: var(--auto-size-available-width, none);
    max-height: var(--auto-size-available-height, none);

    /* Clear UA styles for [popover] */
    :where(&) {
      inset: unset;
      padding: unset;
      margin: unset;
      width: unset;
      height: unset;
      color: unset;
      background: unset;
      border: unset;
      overflow: unset;
    }
  }

  .popup-fixed {
    position: fixed;
  }

  .popup:not(.popup-active) {
    display: none;
  }

  .arrow {
    position: absolute;
    width: var(--arrow-size-div);
    height: var(--arrow-size-div);
    background: var(--arrow-color);
    z-index: 3;
    clip-path: polygon(
      var(--arrow-clipping-corner) 100%,
      var(--arrow-base-offset) calc(100% - var(--arrow-base-offset)),
      calc(var(--arrow-base-offset) - 2px) calc(100% - var(--arrow-base-offset)),
      calc(100% - var(--arrow-base-offset)) calc(var(--arrow-base-offset) - 2px),
      calc(100% - var(--arrow-base-offset)) var(--arrow-base-offset),
      100% var(--arrow-clipping-corner),
      100% 100%
    );
    rotate: 45deg;
  }

  :host([data-current-placement|='left']) .arrow {
    rotate: -45deg;
  }

  :host([data-current-placement|='right']) .arrow {
    rotate: 135deg;
  }

  :host([data-current-placement|='bottom']) .arrow {
    rotate: 225deg;
  }

  /* Hover bridge */
  .popup-hover-bridge:not(.popup-hover-bridge-visible) {
    display: none;
  }

  .popup-hover-bridge {
    position: fixed;
    z-index: 899;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    clip-path: polygon(
      var(--hover-bridge-top-left-x, 0) var(--hover-bridge-top-left-y, 0),
      var(--hover-bridge-top-right-x, 0) var(--hover-bridge-top-right-y, 0),
      var(--hover-bridge-bottom-right-x, 0) var(--hover-bridge-bottom-right-y, 0),
      var(--hover-bridge-bottom-left-x, 0) var(--hover-bridge-bottom-left-y, 0)
    );
  }

  /* Built-in animations */
  .show {
    animation: show var(--show-duration) ease;
  }

  .hide {
    animation: show var(--hide-duration) ease reverse;
  }

  @keyframes show {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  .show-with-scale {
    animation: show-with-scale var(--show-duration) ease;
  }

  .hide-with-scale {
    animation: show-with-scale var(--hide-duration) ease reverse;
  }

  @keyframes show-with-scale {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }
`;function Gl(o){return Lu(o)}function Us(o){return o.assignedSlot?o.assignedSlot:o.parentNode instanceof ShadowRoot?o.parentNode.host:o.parentNode}function Lu(o){for(let t=o;t;t=Us(t))if(t instanceof Element&&getComputedStyle(t).display==="none")return null;for(let t=Us(o);t;t=Us(t)){if(!(t instanceof Element))continue;let e=getComputedStyle(t);if(e.display!=="contents"&&(e.position!=="static"||Jt(e)||t.tagName==="BODY"))return t}return null}function Kl(o){return o!==null&&typeof o=="object"&&"getBoundingClientRect"in o&&("contextElement"in o?o instanceof Element:!0)}var $u=!!globalThis?.HTMLElement?.prototype.hasOwnProperty("popover"),B=class extends K{constructor(){super(...arguments),this.localize=new ie(this),this.SUPPORTS_POPOVER=!1,this.active=!1,this.placement="top",this.boundary="viewport",this.distance=0,this.skidding=0,this.arrow=!1,this.arrowPlacement="anchor",this.arrowPadding=10,this.flip=!1,this.flipFallbackPlacements="",this.flipFallbackStrategy="best-fit",this.flipPadding=0,this.shift=!1,this.shiftPadding=0,this.autoSizePadding=0,this.hoverBridge=!1,this.updateHoverBridge=()=>{if(this.hoverBridge&&this.anchorEl&&this.popup){let o=this.anchorEl.getBoundingClientRect(),t=this.popup.getBoundingClientRect(),e=this.placement.includes("top")||this.placement.includes("bottom"),r=0,a=0,s=0,i=0,n=0,l=0,f=0,p=0;e?o.top<t.top?(r=o.left,a=o.bottom,s=o.right,i=o.bottom,n=t.left,l=t.top,f=t.right,p=t.top):(r=t.left,a=t.bottom,s=t.right,i=t.bottom,n=o.left,l=o.top,f=o.right,p=o.top):o.left<t.left?(r=o.right,a=o.top,s=t.left,i=t.top,n=o.right,l=o.bottom,f=t.left,p=t.bottom):(r=t.right,a=t.top,s=o.left,i=o.top,n=t.right,l=t.bottom,f=o.left,p=o.bottom),this.style.setProperty("--hover-bridge-top-left-x",`${r}px`),this.style.setProperty("--hover-bridge-top-left-y",`${a}px`),this.style.setProperty("--hover-bridge-top-right-x",`${s}px`),this.style.setProperty("--hover-bridge-top-right-y",`${i}px`),this.style.setProperty("--hover-bridge-bottom-left-x",`${n}px`),this.style.setProperty("--hover-bridge-bottom-left-y",`${l}px`),this.style.setProperty("--hover-bridge-bottom-right-x",`${f}px`),this.style.setProperty("--hover-bridge-bottom-right-y",`${p}px`)}}}async connectedCallback(){super.connectedCallback(),await this.updateComplete,this.SUPPORTS_POPOVER=$u,this.start()}disconnectedCallback(){super.disconnectedCallback(),this.stop()}async updated(o){super.updated(o),o.has("active")&&(this.active?this.start():this.stop()),o.has("anchor")&&this.handleAnchorChange(),this.active&&(await this.updateComplete,this.reposition())}async handleAnchorChange(){if(await this.stop(),this.anchor&&typeof this.anchor=="string"){let o=this.getRootNode();this.anchorEl=o.getElementById(this.anchor)}else this.anchor instanceof Element||Kl(this.anchor)?this.anchorEl=this.anchor:this.anchorEl=this.querySelector('[slot="anchor"]');this.anchorEl instanceof HTMLSlotElement&&(this.anchorEl=this.anchorEl.assignedElements({flatten:!0})[0]),this.anchorEl&&this.start()}start(){!this.anchorEl||!this.active||!this.isConnected||(this.popup?.showPopover?.(),this.cleanup=Or(this.anchorEl,this.popup,()=>{this.reposition()}))}async stop(){return new Promise(o=>{this.popup?.hidePopover?.(),this.cleanup?(this.cleanup(),this.cleanup=void 0,this.removeAttribute("data-current-placement"),this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height"),requestAnimationFrame(()=>o())):o()})}reposition(){if(!this.active||!this.anchorEl||!this.popup)return;let o=[Br({mainAxis:this.distance,crossAxis:this.skidding})];this.sync?o.push(qs({apply:({rects:r})=>{let a=this.sync==="width"||this.sync==="both",s=this.sync==="height"||this.sync==="both";this.popup.style.width=a?`${r.reference.width}px`:"",this.popup.style.height=s?`${r.reference.height}px`:""}})):(this.popup.style.width="",this.popup.style.height="");let t;this.SUPPORTS_POPOVER&&!Kl(this.anchor)&&this.boundary==="scroll"&&(t=Ne(this.anchorEl).filter(r=>r instanceof Element)),this.flip&&o.push(Dr({boundary:this.flipBoundary||t,fallbackPlacements:this.flipFallbackPlacements,fallbackStrategy:this.flipFallbackStrategy==="best-fit"?"bestFit":"initialPlacement",padding:this.flipPadding})),this.shift&&o.push(zr({boundary:this.shiftBoundary||t,padding:this.shiftPadding})),this.autoSize?o.push(qs({boundary:this.autoSizeBoundary||t,padding:this.autoSizePadding,apply:({availableWidth:r,availableHeight:a})=>{this.autoSize==="vertical"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-height",`${a}px`):this.style.removeProperty("--auto-size-available-height"),this.autoSize==="horizontal"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-width",`${r}px`):this.style.removeProperty("--auto-size-available-width")}})):(this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height")),this.arrow&&o.push(jl({element:this.arrowEl,padding:this.arrowPadding}));let e=this.SUPPORTS_POPOVER?r=>To.getOffsetParent(r,Gl):To.getOffsetParent;Fr(this.anchorEl,this.popup,{placement:this.placement,middleware:o,strategy:this.SUPPORTS_POPOVER?"absolute":"fixed",platform:{...To,getOffsetParent:e}}).then(({x:r,y:a,middlewareData:s,placement:i})=>{let n=this.localize.dir()==="rtl",l={top:"bottom",right:"left",bottom:"top",left:"right"}[i.split("-")[0]];if(this.setAttribute("data-current-placement",i),Object.assign(this.popup.style,{left:`${r}px`,top:`${a}px`}),this.arrow){let f=s.arrow.x,p=s.arrow.y,m="",x="",w="",b="";if(this.arrowPlacement==="start"){let S=typeof f=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";m=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"",x=n?S:"",b=n?"":S}else if(this.arrowPlacement==="end"){let S=typeof f=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";x=n?"":S,b=n?S:"",w=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:""}else this.arrowPlacement==="center"?(b=typeof f=="number"?"calc(50% - var(--arrow-size-diagonal))":"",m=typeof p=="number"?"calc(50% - var(--arrow-size-diagonal))":""):(b=typeof f=="number"?`${f}px`:"",m=typeof p=="number"?`${p}px`:"");Object.assign(this.arrowEl.style,{top:m,right:x,bottom:w,left:b,[l]:"calc(var(--arrow-base-offset) - var(--arrow-size-diagonal))"})}}),requestAnimationFrame(()=>this.updateHoverBridge()),this.dispatchEvent(new Wl)}render(){return c`
      <slot name="anchor" @slotchange=${this.handleAnchorChange}></slot>

      <span
        part="hover-bridge"
        class=${Me({"popup-hover-bridge":!0,"popup-hover-bridge-visible":this.hoverBridge&&this.active})}
      ></span>

      <div
        popover="manual"
        part="popup"
        class=${Me({popup:!0,"popup-active":this.active,"popup-fixed":!this.SUPPORTS_POPOVER,"popup-has-arrow":this.arrow})}
      >
        <slot></slot>
        ${this.arrow?c`<div part="arrow" class="arrow" role="presentation"></div>`:""}
      </div>
    `}};B.css=Vl;u([J(".popup")],B.prototype,"popup",2);u([J(".arrow")],B.prototype,"arrowEl",2);u([d({attribute:!1,type:Boolean})],B.prototype,"SUPPORTS_POPOVER",2);u([d()],B.prototype,"anchor",2);u([d({type:Boolean,reflect:!0})],B.prototype,"active",2);u([d({reflect:!0})],B.prototype,"placement",2);u([d()],B.prototype,"boundary",2);u([d({type:Number})],B.prototype,"distance",2);u([d({type:Number})],B.prototype,"skidding",2);u([d({type:Boolean})],B.prototype,"arrow",2);u([d({attribute:"arrow-placement"})],B.prototype,"arrowPlacement",2);u([d({attribute:"arrow-padding",type:Number})],B.prototype,"arrowPadding",2);u([d({type:Boolean})],B.prototype,"flip",2);u([d({attribute:"flip-fallback-placements",converter:{fromAttribute:o=>o.split(" ").map(t=>t.trim()).filter(t=>t!==""),toAttribute:o=>o.join(" ")}})],B.prototype,"flipFallbackPlacements",2);u([d({attribute:"flip-fallback-strategy"})],B.prototype,"flipFallbackStrategy",2);u([d({type:Object})],B.prototype,"flipBoundary",2);u([d({attribute:"flip-padding",type:Number})],B.prototype,"flipPadding",2);u([d({type:Boolean})],B.prototype,"shift",2);u([d({type:Object})],B.prototype,"shiftBoundary",2);u([d({attribute:"shift-padding",type:Number})],B.prototype,"shiftPadding",2);u([d({attribute:"auto-size"})],B.prototype,"autoSize",2);u([d()],B.prototype,"sync",2);u([d({type:Object})],B.prototype,"autoSizeBoundary",2);u([d({attribute:"auto-size-padding",type:Number})],B.prototype,"autoSizePadding",2);u([d({attribute:"hover-bridge",type:Boolean})],B.prototype,"hoverBridge",2);B=u([P("wa-popup")],B);var Xl=class extends Event{constructor(){super("wa-clear",{bubbles:!0,cancelable:!1,composed:!0})}};function Yl(o,t){let e=o.metaKey||o.ctrlKey||o.shiftKey||o.altKey;o.key==="Enter"&&!e&&setTimeout(()=>{!o.defaultPrevented&&!o.isComposing&&Ru(t)})}var Au=new Map([["input",!0],["wa-input",!0],["wa-tag-input",!0],["wa-number-input",!0],["wa-otp-input",!0],["wa-slider",!0]]),Eu=new Map([["button",!1],["checkbox",!1],["color",!1],["date",!1],["datetime-local",!1],["email",!0],["file",!1],["hidden",!1],["image",!1],["month",!1],["number",!0],["password",!0],["radio",!1],["range",!1],["reset",!0],["search",!0],["submit",!1],["tel",!0],["text",!0],["time",!1],["url",!0],["week",!1]]),Mu=o=>{let t=o?.localName;if(!t||!!!Au.get(t))return!1;if(t!=="input"&&t!=="wa-input")return!0;let r=o.type;return!!Eu.get(r)};function Ru(o){let t=null;if("form"in o&&(t=o.form),!t&&"getForm"in o&&(t=o.getForm()),!t)return;let e=Array.from(t.elements),r=0;for(let s of e)Mu(s)&&(r+=1);if(r===1){t.requestSubmit(null);return}let a=e.find(s=>s.type==="submit"&&!s.matches(":disabled"));a&&(["input","button"].includes(a.localName)?t.requestSubmit(a):a.click())}var Ql=z`
  :host {
    border-width: 0;
  }

  :host(:focus) {
    outline: none;
  }

  .text-field {
    display: flex;
    align-items: stretch;
    justify-content: start;
    position: relative;
    transition: inherit;
    height: var(--wa-form-control-height);
    border-color: var(--wa-form-control-border-color);
    border-radius: var(--wa-form-control-border-radius);
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
    cursor: text;
    color: var(--wa-form-control-value-color);
    font-size: var(--wa-form-control-value-font-size);
    font-family: inherit;
    font-weight: var(--wa-form-control-value-font-weight);
    line-height: var(--wa-form-control-value-line-height);
    vertical-align: middle;
    width: 100%;
    transition:
      background-color var(--wa-transition-normal),
      border-color var(--wa-transition-normal),
      outline-color var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    background-color: var(--wa-form-control-background-color);
    box-shadow: var(--box-shadow);
    padding: 0 var(--wa-form-control-padding-inline);
    outline: var(--wa-focus-ring-style) var(--wa-focus-ring-width) transparent;
    outline-offset: var(--wa-focus-ring-offset);

    /* Only ring the field when the text input has focus, not inner buttons */
    &:has(input:focus, textarea:focus) {
      outline-color: var(--wa-color-focus);
    }

    /* Style disabled inputs */
    &:has(:disabled) {
      cursor: not-allowed;
      opacity: 0.5;
    }
  }

  /* Appearance modifiers */
  :host([appearance='outlined']) .text-field {
    background-color: var(--wa-form-control-background-color);
    border-color: var(--wa-form-control-border-color);
  }

  :host([appearance='filled']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-color-neutral-fill-quiet);
  }

  :host([appearance='filled-outlined']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-form-control-border-color);
  }

  :host([pill]) .text-field {
    border-radius: var(--wa-border-radius-pill) !important;
  }

  .text-field {
    /* Show autofill styles over the entire text field, not just the native <input> */
    &:has(:autofill),
    &:has(:-webkit-autofill) {
      background-color: var(--wa-color-brand-fill-quiet) !important;
    }

    input,
    textarea {
      /*
      Fixes an alignment issue with placeholders.
      https://github.com/shoelace-style/webawesome/issues/342
    */
      height: 100%;

      padding: 0;
      border: none;
      outline: none;
      box-shadow: none;
      margin: 0;
      cursor: inherit;
      -webkit-appearance: none;
      font: inherit;

      /* Turn off Safari's autofill styles */
      &:-webkit-autofill,
      &:-webkit-autofill:hover,
      &:-webkit-autofill:focus,
      &:-webkit-autofill:active {
        -webkit-background-clip: text;
        background-color: transparent;
        -webkit-text-fill-color: inherit;
      }
    }
  }

  input {
    flex: 1 1 auto;
    min-width: 0;
    height: 100%;
    transition: inherit;

    /* prettier-ignore */
    background-color: rgb(118 118 118 / 0); /* ensures proper placeholder styles in webkit's date input */
    height: calc(var(--wa-form-control-height) - var(--border-width) * 2);
    padding-block: 0;
    color: inherit;

    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }

    &::-webkit-search-decoration,
    &::-webkit-search-cancel-button,
    &::-webkit-search-results-button,
    &::-webkit-search-results-decoration {
      -webkit-appearance: none;
    }

    &:focus {
      outline: none;
    }
  }

  textarea {
    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }
  }

  .start,
  .end {
    display: inline-flex;
    flex: 0 0 auto;
    align-items: center;
    cursor: default;

    &::slotted(wa-icon) {
      color: var(--wa-color-neutral-on-quiet);
    }
  }

  .start::slotted(*) {
    margin-inline-end: var(--wa-form-control-padding-inline);
  }

  .end::slotted(*) {
    margin-inline-start: var(--wa-form-control-padding-inline);
  }

  /*
   * Clearable + Password Toggle
   */

  .clear,
  .password-toggle {
    position: relative;
    display: inline-flex;
    align-self: center;
    align-items: center;
    justify-content: center;
    aspect-ratio: 1;
    height: 1.5em;
    font-size: inherit;
    color: var(--wa-color-neutral-on-quiet);
    border: none;
    border-radius: var(--wa-border-radius-s);
    background: none;
    padding: 0;
    transition: var(--wa-transition-normal) color;
    cursor: pointer;
    /* The box is wider than the glyph, so overhang half of that growth on each side. Keeps the
       glyph flush with the field's trailing padding edge, like every other form control. */
    margin-inline-start: calc(var(--wa-form-control-padding-inline) - 0.125em);
    margin-inline-end: -0.125em;

    &::after {
      content: '';
      position: absolute;
      inset-inline: 0;
      height: var(--wa-form-control-height);
    }

    @media (hover: hover) {
      &:hover {
        color: color-mix(in oklab, currentColor, var(--wa-color-mix-hover));
      }
    }

    &:active {
      color: color-mix(in oklab, currentColor, var(--wa-color-mix-active));
    }

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  /* Don't show the browser's password toggle in Edge */
  ::-ms-reveal {
    display: none;
  }

  /* Hide the built-in number spinner */
  :host([without-spin-buttons]) input[type='number'] {
    -moz-appearance: textfield;

    &::-webkit-outer-spin-button,
    &::-webkit-inner-spin-button {
      -webkit-appearance: none;
      display: none;
    }
  }
`;var Jl=z`
  :host {
    display: flex;
    flex-direction: column;
  }

  /* Treat wrapped labels, inputs, and hints as direct children of the host element */
  [part~='form-control'] {
    display: contents;
  }

  /* Label */
  :is([part~='form-control-label'], [part~='label']):has(*:not(:empty)),
  :is([part~='form-control-label'], [part~='label']).has-label {
    display: inline-flex;
    color: var(--wa-form-control-label-color);
    font-weight: var(--wa-form-control-label-font-weight);
    line-height: var(--wa-form-control-label-line-height);
    margin-block-end: 0.5em;
  }

  :host([required]) :is([part~='form-control-label'], [part~='label'])::after {
    content: var(--wa-form-control-required-content);
    margin-inline-start: var(--wa-form-control-required-content-offset);
    color: var(--wa-form-control-required-content-color);
  }

  /* Help text */
  [part~='hint'] {
    display: block;
    color: var(--wa-form-control-hint-color);
    font-weight: var(--wa-form-control-hint-font-weight);
    line-height: var(--wa-form-control-hint-line-height);
    margin-block-start: 0.5em;
    font-size: var(--wa-font-size-smaller);

    &:not(.has-slotted, .has-hint, .has-count) {
      display: none;
    }
  }
`;var Zl=Ee(class extends me{constructor(o){if(super(o),o.type!==de.PROPERTY&&o.type!==de.ATTRIBUTE&&o.type!==de.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!nl(o))throw Error("`live` bindings can only contain a single expression")}render(o){return o}update(o,[t]){if(t===X||t===y)return t;let e=o.element,r=o.name;if(o.type===de.PROPERTY){if(t===e[r])return X}else if(o.type===de.BOOLEAN_ATTRIBUTE){if(!!t===e.hasAttribute(r))return X}else if(o.type===de.ATTRIBUTE&&e.getAttribute(r)===t+"")return X;return Yt(o),t}});var A=class extends le{constructor(){super(...arguments),this.assumeInteractionOn=["blur","input"],this.hasSlotController=new et(this,"hint","label"),this.localize=new ie(this),this.title="",this.type="text",this._value=null,this.defaultValue=this.getAttribute("value")||null,this.size="m",this.appearance="outlined",this.pill=!1,this.label="",this.hint="",this.withClear=!1,this.placeholder="",this.readonly=!1,this.passwordToggle=!1,this.passwordVisible=!1,this.withoutSpinButtons=!1,this.required=!1,this.spellcheck=!0,this.withLabel=!1,this.withHint=!1}static get validators(){return[...super.validators,tr()]}get value(){return this.valueHasChanged?this._value:this._value??this.defaultValue}set value(o){this._value!==o&&(this.valueHasChanged=!0,this._value=o)}updateFormValue(o){if(o==null){this.setValue("",null);return}super.updateFormValue(o)}handleSizeChange(){Ze(this.localName,this.size)}handleChange(o){this.value=this.input.value,this.relayNativeEvent(o,{bubbles:!0,composed:!0})}handleClearClick(o){o.preventDefault(),this.value!==""&&(this.value="",this.updateComplete.then(()=>{this.dispatchEvent(new Xl),this.dispatchEvent(new InputEvent("input",{bubbles:!0,composed:!0})),this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0}))})),this.input.focus()}handleInput(){this.value=this.input.value}handleKeyDown(o){Yl(o,this)}handlePasswordToggle(){this.passwordVisible=!this.passwordVisible}updated(o){if(super.updated(o),o.has("value")||o.has("defaultValue")||o.has("type")){let t=["number","date","time","datetime-local"];this.input&&t.includes(this.type)&&this.value&&this.input.value!==this.value&&(this._value=this.input.value),this.customStates.set("blank",!this.value),this.updateValidity()}}handleStepChange(){this.input.step=String(this.step),this.updateValidity()}focus(o){this.input.focus(o)}blur(){this.input.blur()}select(){this.input.select()}setSelectionRange(o,t,e="none"){this.input.setSelectionRange(o,t,e)}setRangeText(o,t,e,r="preserve"){let a=t??this.input.selectionStart,s=e??this.input.selectionEnd;this.input.setRangeText(o,a,s,r),this.value!==this.input.value&&(this.value=this.input.value)}showPicker(){"showPicker"in HTMLInputElement.prototype&&this.input.showPicker()}stepUp(){this.input.stepUp(),this.value!==this.input.value&&(this.value=this.input.value)}stepDown(){this.input.stepDown(),this.value!==this.input.value&&(this.value=this.input.value)}formResetCallback(){this.value=null,this.input&&(this.input.value=this.value),super.formResetCallback()}render(){let o=this.hasSlotController.test("label","withLabel"),t=this.hasSlotController.test("hint","withHint"),e=this.label?!0:!!o,r=this.hint?!0:!!t,a=this.withClear&&!this.disabled&&!this.readonly,s=(!this.didSSR||this.hasUpdated)&&a&&(typeof this.value=="number"||this.value&&this.value.length>0);return c`
      <label
        part="form-control-label label"
        class=${Me({label:!0,"has-label":e})}
        for="input"
        aria-hidden=${e?"false":"true"}
      >
        <slot name="label">${this.label}</slot>
      </label>

      <div part="base input-wrapper" class="text-field">
        <slot name="start" part="start" class="start"></slot>

        <input
          part="input"
          id="input"
          class="control"
          type=${this.type==="password"&&this.passwordVisible?"text":this.type}
          title=${this.title}
          name=${T(this.name)}
          ?disabled=${this.disabled}
          ?readonly=${this.readonly}
          ?required=${this.required}
          placeholder=${T(this.placeholder)}
          minlength=${T(this.minlength)}
          maxlength=${T(this.maxlength)}
          min=${T(this.min)}
          max=${T(this.max)}
          step=${T(this.step)}
          .value=${Zl(this.value??"")}
          autocapitalize=${T(this.autocapitalize)}
          autocomplete=${T(this.autocomplete)}
          autocorrect=${this.autocorrect?"on":"off"}
          ?autofocus=${this.autofocus}
          spellcheck=${this.spellcheck}
          pattern=${T(this.pattern)}
          enterkeyhint=${T(this.enterkeyhint)}
          inputmode=${T(this.inputmode)}
          aria-describedby="hint"
          @change=${this.handleChange}
          @input=${this.handleInput}
          @keydown=${this.handleKeyDown}
        />

        ${s?c`
              <button
                part="clear-button"
                class="clear"
                type="button"
                aria-label=${this.localize.term("clearEntry")}
                @click=${this.handleClearClick}
                tabindex="-1"
              >
                <slot name="clear-icon">
                  <wa-icon name="circle-xmark" library="system" variant="regular"></wa-icon>
                </slot>
              </button>
            `:""}
        ${this.passwordToggle&&!this.disabled?c`
              <button
                part="password-toggle-button"
                class="password-toggle"
                type="button"
                aria-label=${this.localize.term(this.passwordVisible?"hidePassword":"showPassword")}
                @click=${this.handlePasswordToggle}
              >
                ${this.passwordVisible?c`
                      <slot name="hide-password-icon">
                        <wa-icon name="eye-slash" library="system" variant="regular"></wa-icon>
                      </slot>
                    `:c`
                      <slot name="show-password-icon">
                        <wa-icon name="eye" library="system" variant="regular"></wa-icon>
                      </slot>
                    `}
              </button>
            `:""}

        <slot name="end" part="end" class="end"></slot>
      </div>

      <slot
        id="hint"
        part="hint"
        name="hint"
        class=${Me({"has-slotted":r})}
        aria-hidden=${r?"false":"true"}
        >${this.hint}</slot
      >
    `}};A.css=[Gt,Jl,Ql];A.shadowRootOptions={...le.shadowRootOptions,delegatesFocus:!0};u([J("input")],A.prototype,"input",2);u([d()],A.prototype,"title",2);u([d({reflect:!0})],A.prototype,"type",2);u([k()],A.prototype,"value",1);u([d({attribute:"value",reflect:!0})],A.prototype,"defaultValue",2);u([d({reflect:!0})],A.prototype,"size",2);u([Z("size")],A.prototype,"handleSizeChange",1);u([d({reflect:!0})],A.prototype,"appearance",2);u([d({type:Boolean,reflect:!0})],A.prototype,"pill",2);u([d()],A.prototype,"label",2);u([d({attribute:"hint"})],A.prototype,"hint",2);u([d({attribute:"with-clear",type:Boolean})],A.prototype,"withClear",2);u([d()],A.prototype,"placeholder",2);u([d({type:Boolean,reflect:!0})],A.prototype,"readonly",2);u([d({attribute:"password-toggle",type:Boolean})],A.prototype,"passwordToggle",2);u([d({attribute:"password-visible",type:Boolean})],A.prototype,"passwordVisible",2);u([d({attribute:"without-spin-buttons",type:Boolean,reflect:!0})],A.prototype,"withoutSpinButtons",2);u([d({type:Boolean,reflect:!0})],A.prototype,"required",2);u([d()],A.prototype,"pattern",2);u([d({type:Number})],A.prototype,"minlength",2);u([d({type:Number})],A.prototype,"maxlength",2);u([d()],A.prototype,"min",2);u([d()],A.prototype,"max",2);u([d()],A.prototype,"step",2);u([d()],A.prototype,"autocapitalize",2);u([d({type:Boolean,converter:{fromAttribute:o=>!(!o||o==="off"),toAttribute:o=>o?"on":"off"}})],A.prototype,"autocorrect",2);u([d()],A.prototype,"autocomplete",2);u([d({type:Boolean})],A.prototype,"autofocus",2);u([d()],A.prototype,"enterkeyhint",2);u([d({type:Boolean,converter:{fromAttribute:o=>!(!o||o==="false"),toAttribute:o=>o?"true":"false"}})],A.prototype,"spellcheck",2);u([d()],A.prototype,"inputmode",2);u([d({attribute:"with-label",type:Boolean})],A.prototype,"withLabel",2);u([d({attribute:"with-hint",type:Boolean})],A.prototype,"withHint",2);u([Z("step",{waitUntilFirstUpdate:!0})],A.prototype,"handleStepChange",1);A=u([P("wa-input")],A);A.disableWarning?.("change-in-update");var ed=z`
  :host {
    --track-height: 1rem;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);

    display: flex;
  }

  .progress-bar {
    flex: 1 1 auto;
    display: flex;
    position: relative;
    overflow: hidden;
    height: var(--track-height);
    border-radius: var(--wa-border-radius-pill);
    background-color: var(--track-color);
    color: var(--wa-color-brand-on-loud);
    font-size: var(--wa-font-size-s);
  }

  .indicator {
    width: var(--percentage);
    display: flex;
    align-items: center;
    justify-content: center;
    background-color: var(--indicator-color);
    text-align: center;
    white-space: nowrap;
    overflow: hidden;
    line-height: 1;
    font-weight: var(--wa-font-weight-semibold);
    transition: all var(--wa-transition-slow, 200ms) var(--wa-transition-easing, ease);
    user-select: none;
    -webkit-user-select: none;
  }

  /* Indeterminate */
  :host([indeterminate]) .indicator {
    position: absolute;
    inset-block: 0;
    inline-size: 50%;
    animation: wa-progress-indeterminate 2.5s infinite cubic-bezier(0.37, 0, 0.63, 1);
  }

  @media (forced-colors: active) {
    .progress-bar {
      outline: solid 1px SelectedItem;
      background-color: var(--wa-color-surface-default);
    }

    .indicator {
      outline: solid 1px SelectedItem;
      background-color: SelectedItem;
    }
  }

  @keyframes wa-progress-indeterminate {
    0% {
      inset-inline-start: -50%;
    }

    75%,
    100% {
      inset-inline-start: 100%;
    }
  }
`;var Ot=class extends K{constructor(){super(...arguments),this.localize=new ie(this),this.value=0,this.indeterminate=!1,this.label=""}willUpdate(o){this.style==null&&this.setStyleProperty("--percentage",`${Ts(this.value,0,100)}%`),super.willUpdate(o)}updated(o){o.has("value")&&requestAnimationFrame(()=>{this.style.setProperty("--percentage",`${Ts(this.value,0,100)}%`)}),super.updated(o)}render(){return c`
      <div
        part="base progress-bar"
        class="progress-bar"
        role="progressbar"
        title=${T(this.title)}
        aria-label=${this.label.length>0?this.label:this.localize.term("progress")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${this.indeterminate?"0":this.value}
      >
        <div part="indicator" class="indicator">
          ${this.indeterminate?"":c` <slot part="label" class="label"></slot> `}
        </div>
      </div>
    `}};Ot.css=ed;u([d({type:Number,reflect:!0})],Ot.prototype,"value",2);u([d({type:Boolean,reflect:!0})],Ot.prototype,"indeterminate",2);u([d()],Ot.prototype,"label",2);Ot=u([P("wa-progress-bar")],Ot);var qr=Ee(class extends me{constructor(){super(...arguments),this.key=y}render(o,t){return this.key=o,t}update(o,[t,e]){return t!==this.key&&(Yt(o),this.key=t),e}});var td="important",Tu=" !"+td,Ir=Ee(class extends me{constructor(o){if(super(o),o.type!==de.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((t,e)=>{let r=o[e];return r==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(o,[t]){let{style:e}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let r of this.ft)t[r]==null&&(this.ft.delete(r),r.includes("-")?e.removeProperty(r):e[r]=null);for(let r in t){let a=t[r];if(a!=null){this.ft.add(r);let s=typeof a=="string"&&a.endsWith(Tu);r.includes("-")||s?e.setProperty(r,s?a.slice(0,-11):a,s?td:""):e[r]=a}}return X}});var Hs=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var js=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var Ns=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M4.929 4.929 19.07 19.071"}]];var Ws=[["path",{d:"M18 6 7 17l-5-5"}],["path",{d:"m22 10-7.5 7.5L13 16"}]];var Vs=[["path",{d:"M20 6 9 17l-5-5"}]];var Ur=[["circle",{cx:"12",cy:"12",r:"10"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16"}]];var Gs=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 6v6l4 2"}]];var Ks=[["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];var Xs=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var Hr=[["circle",{cx:"12",cy:"12",r:"1"}],["circle",{cx:"12",cy:"5",r:"1"}],["circle",{cx:"12",cy:"19",r:"1"}]];var Ys=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];var jr=[["path",{d:"M13.267 2.08a10 10 0 108.653 8.653"}],["path",{d:"M15 10V9"}],["path",{d:"M16 5h6"}],["path",{d:"M16.472 15a6 6 0 01-8.943 0"}],["path",{d:"M19 2v6"}],["path",{d:"M9 10V9"}]];var Qs=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}]];var Js=[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2"}],["circle",{cx:"9",cy:"9",r:"2"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"}]];var Zs=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 16v-4"}],["path",{d:"M12 8h.01"}]];var ei=[["path",{d:"m16 17 5-5-5-5"}],["path",{d:"M21 12H9"}],["path",{d:"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"}]];var ti=[["path",{d:"M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"}],["path",{d:"M8 12h8"}],["path",{d:"M12 8v8"}]];var oi=[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"}]];var ri=[["path",{d:"m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"}]];var ai=[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"}],["path",{d:"m15 5 4 4"}]];var si=[["path",{d:"M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"}],["path",{d:"M22 2 2 22"}],["path",{d:"M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"}]];var ii=[["path",{d:"M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"}]];var ni=[["path",{d:"M5 12h14"}],["path",{d:"M12 5v14"}]];var li=[["path",{d:"M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8"}],["path",{d:"M21 3v5h-5"}]];var Nr=[["path",{d:"M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904z"}],["path",{d:"M6 12h16"}]];var di=[["circle",{cx:"12",cy:"12",r:"4"}],["path",{d:"M12 3v1"}],["path",{d:"M12 20v1"}],["path",{d:"M3 12h1"}],["path",{d:"M20 12h1"}],["path",{d:"m18.364 5.636-.707.707"}],["path",{d:"m6.343 17.657-.707.707"}],["path",{d:"m5.636 5.636.707.707"}],["path",{d:"m17.657 17.657.707.707"}]];var fi=[["path",{d:"M12 2v2"}],["path",{d:"M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715"}],["path",{d:"M16 12a4 4 0 0 0-4-4"}],["path",{d:"m19 5-1.256 1.256"}],["path",{d:"M20 12h2"}]];var ci=[["path",{d:"M12 19h8"}],["path",{d:"m4 17 6-6-6-6"}]];var Wr=[["path",{d:"M10 11v6"}],["path",{d:"M14 11v6"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"}],["path",{d:"M3 6h18"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"}]];var ui=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["circle",{cx:"9",cy:"7",r:"4"}],["line",{x1:"19",x2:"19",y1:"8",y2:"14"}],["line",{x1:"22",x2:"16",y1:"11",y2:"11"}]];var pi=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["path",{d:"M16 3.128a4 4 0 0 1 0 7.744"}],["path",{d:"M22 21v-2a4 4 0 0 0-3-3.87"}],["circle",{cx:"9",cy:"7",r:"4"}]];var mi=[["path",{d:"M18 6 6 18"}],["path",{d:"m6 6 12 12"}]];var _u={down:Hs,back:js,block:Ns,check:Vs,checks:Ws,alert:Ur,clock:Gs,copy:Ks,download:Xs,more:Hr,external:Ys,file:Qs,image:Js,info:Zs,leave:ei,chat:ti,moon:oi,attach:ri,edit:ai,phone:ii,hangup:si,plus:ni,retry:li,send:Nr,react:jr,sun:di,auto:fi,terminal:ci,bin:Wr,invite:ui,people:pi,close:mi},od=new Map;function L(o){let t=od.get(o)??Ou(o);return od.set(o,t),t}function Ou(o){let t=_u[o].map(([e,r])=>{if(e==="path")return Pt`<path d=${r.d} />`;if(e==="circle")return Pt`<circle cx=${r.cx} cy=${r.cy} r=${r.r} />`;if(e==="line")return Pt`<line x1=${r.x1} y1=${r.y1} x2=${r.x2} y2=${r.y2} />`;if(e==="rect")return Pt`<rect x=${r.x} y=${r.y} width=${r.width} height=${r.height} rx=${r.rx??0} />`;throw new Error(`a ${e} cannot be drawn`)});return c`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${t}</svg>`}var at=["alice","bob","carol","dave"],Vr=o=>o.charAt(0).toUpperCase()+o.slice(1);function U(o,t,e=o.identity(t)){return e?.display_name||Vr(t)}var to=o=>o.trim().toLowerCase().replace(/\s+/g,"-"),st=(o,t)=>t.participants.filter(e=>e.userId!==o.userId);function it(o,t){return t.type==="PERSONAL"?st(o,t)[0]?.userId:void 0}function ne(o,t){if(t.title)return t.title;if(t.type==="ANNOUNCEMENTS")return"Announcements";let e=st(o,t).map(r=>U(o,r.userId,r.identity));return e.length>0?e.length>3?`${e.slice(0,3).join(", ")} and ${e.length-3} more`:e.join(", "):t.participantCount>1?`${t.participantCount} people`:"Just you"}function rd(o){let t=o.trim().split(/\s+/);return[t[0],t.length>1?t.at(-1):""].map(r=>[...r??""][0]??"").join("").toUpperCase()||"?"}function ad(o){let t=7;for(let e of o)t=(t*31+e.codePointAt(0))%3600;return t*137%360}function Gr(o,t){let e=t.flatMap(r=>r.participants.map(a=>a.userId));return[...new Set([...at,...e])].filter(r=>r!==o.userId)}function sd(o,t=3){return o.length>t?`${o.slice(0,t-1).join(", ")} and ${o.length-t+1} more`:o.length>1?`${o.slice(0,-1).join(", ")} and ${o.at(-1)}`:o[0]??""}var Ve=class extends te{constructor(){super(...arguments);this.userId="";this.name="";this.presence="";this.group=!1;this.size="m"}createRenderRoot(){return this}render(){let e=this.presence&&this.presence!=="offline"?c`<span class="dot" data-presence=${this.presence}></span>`:y;return c`<span class="mark" aria-hidden="true" style=${Ir({"--hue":String(ad(this.userId))})}>${this.group?L("people"):rd(this.name)}</span>${e}`}};g([d({attribute:!1})],Ve.prototype,"userId",2),g([d({attribute:!1})],Ve.prototype,"name",2),g([d({attribute:!1})],Ve.prototype,"presence",2),g([d({type:Boolean})],Ve.prototype,"group",2),g([d({reflect:!0})],Ve.prototype,"size",2),Ve=g([P("person-mark")],Ve);var hi=new Intl.DateTimeFormat(void 0,{hour:"2-digit",minute:"2-digit"}),id=new Intl.DateTimeFormat(void 0,{weekday:"long"}),nd=new Intl.DateTimeFormat(void 0,{day:"numeric",month:"short"}),Bu=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"}),zu=new Intl.DateTimeFormat(void 0,{dateStyle:"full",timeStyle:"medium"}),Du=864e5,Kr=o=>new Date(o.getFullYear(),o.getMonth(),o.getDate()).getTime(),gi=(o,t=new Date)=>Math.round((Kr(t)-Kr(o))/Du),Bt=o=>hi.format(new Date(o)),Be=o=>zu.format(new Date(o)),yi=(o,t)=>Kr(new Date(o))===Kr(new Date(t));function ld(o){let t=new Date(o),e=gi(t);return e<=0?"Today":e===1?"Yesterday":e<7?id.format(t):Bu.format(t)}function dd(o){let t=new Date(o),e=gi(t);return e<=0?hi.format(t):e===1?"Yesterday":e<7?id.format(t):nd.format(t)}function fd(o,t=Date.now()){let e=new Date(o),r=Math.floor((t-e.getTime())/6e4);return r<1?"just now":r<60?`${r} min ago`:gi(e)<=0?`at ${hi.format(e)}`:`on ${nd.format(e)}`}function _o(o){let t=Math.max(0,Math.floor(o)),[e,r,a]=[Math.floor(t/3600),Math.floor(t/60)%60,t%60],s=i=>String(i).padStart(2,"0");return e>0?`${e}:${s(r)}:${s(a)}`:`${r}:${s(a)}`}function Xr(o){if(o<1e3)return`${o} bytes`;let t=["kB","MB","GB"],[e,r]=[o/1e3,0];for(;e>=1e3&&r<t.length-1;)[e,r]=[e/1e3,r+1];return`${e<10?e.toFixed(1):Math.round(e)} ${t[r]}`}var R=class extends te{#e=[];createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.begin()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e.splice(0))t()}begin(){}until(t){this.#e.push(t)}follow(t,e){let r=!1;this.until(()=>r=!0),t.then(a=>{if(r)return a.close();this.until(()=>a.close()),a.subscribe(()=>e(a)),e(a)})}listen(t,e){window.addEventListener(t,e),this.until(()=>window.removeEventListener(t,e))}tell(t,e){this.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}};g([d({attribute:!1})],R.prototype,"parley",2);var D,cd,Yr,ud,pd,md,hd,gd,Qr,yd,xd,Jr,Zr,xi,oo,nt=class extends R{constructor(){super(...arguments);C(this,D);this.shown=!1;this.blocked=!1;this.leaving=!1;C(this,Yr,e=>{e.target.localName==="wa-dialog"&&(this.shown=!1)});C(this,Qr,async()=>{await h(this,D,oo).call(this,this.parley.leave(this.channel.id))&&this.tell("open-chat","")});C(this,Jr,e=>{e.preventDefault();let r=h(this,D,xi).call(this,e,"title");r&&h(this,D,oo).call(this,this.parley.updateChannel(this.channel.id,{title:r}))});C(this,Zr,async e=>{e.preventDefault();let r=to(h(this,D,xi).call(this,e,"person"));r&&await h(this,D,oo).call(this,this.parley.addParticipants(this.channel.id,[r]))&&e.target.reset()})}show(){this.shown=!0,this.leaving=!1,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0),h(this,D,cd).call(this)}render(){return c`<wa-dialog label=${ne(this.parley,this.channel)} light-dismiss @wa-after-hide=${v(this,Yr)}>
      ${this.shown?h(this,D,ud).call(this):y}
    </wa-dialog>`}};D=new WeakSet,cd=async function(){let e=it(this.parley,this.channel);if(!e)return;let r=await this.parley.call("GET","/v1/blocks?per_page=100",{retries:0});r.ok&&(this.blocked=r.value.data.some(a=>a.user_id===e))},Yr=new WeakMap,ud=function(){let{channel:e}=this,r=e.type==="GROUP",a=e.role==="owner"||e.role==="member"&&e.info.invite==="members";return c`
      ${r&&e.role==="owner"?h(this,D,pd).call(this):y}
      <h3 class="dialog-title">${e.participantCount} ${e.participantCount===1?"person":"people"}</h3>
      <ul class="people">${e.participants.map(s=>h(this,D,md).call(this,s))}</ul>
      ${r&&a?h(this,D,hd).call(this):y}
      <p class="quiet small">Started <time datetime=${e.info.created_at}>${Be(e.info.created_at)}</time>.
        Its id is <code class="id">${e.id}</code></p>
      <div class="dialog-actions">${r?h(this,D,gd).call(this):h(this,D,yd).call(this)}</div>`},pd=function(){return c`<form class="add-line" @submit=${v(this,Jr)}>
      <wa-input name="title" label="Name of the group" maxlength="128" size="s" autocomplete="off" .value=${this.channel.title??""}></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Rename</wa-button>
    </form>`},md=function(e){let r=U(this.parley,e.userId,e.identity),a=e.userId===this.parley.userId,s=this.parley.presence(e.userId)?.status??"",i=!a&&this.channel.type==="GROUP"&&this.channel.role==="owner";return c`<li>
      <person-mark .userId=${e.userId} .name=${r} size="s" .presence=${a?"":s}></person-mark>
      <span class="person-names"><bdi>${r}</bdi>${a?c` <span class="quiet">you</span>`:y}
        ${e.role==="owner"&&this.channel.type==="GROUP"?c` <span class="tag">owner</span>`:y}</span>
      ${a?y:c`<a class="icon-button small" href=${`/?user=${encodeURIComponent(e.userId)}`} target="_blank" rel="noopener" title=${`Open as ${r}`} aria-label=${`Open as ${r} in a new window`}>${L("external")}</a>`}
      ${i?c`<button type="button" class="icon-button small" title="Remove" aria-label=${`Remove ${r}`} @click=${()=>{h(this,D,oo).call(this,this.parley.removeParticipant(this.channel.id,e.userId))}}>${L("close")}</button>`:y}
    </li>`},hd=function(){let e=new Set(this.channel.participants.map(a=>a.userId)),r=Gr(this.parley,[]).filter(a=>!e.has(a));return c`<form class="add-line" @submit=${v(this,Zr)}>
      <wa-input name="person" label="Add somebody" placeholder=${r.length>0?U(this.parley,r[0]):"Name or user id"} maxlength="64" size="s" autocomplete="off"></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Add</wa-button>
    </form>`},gd=function(){return this.leaving?c`<span>What you have of it goes from your devices.</span>
      <wa-button size="s" variant="danger" @click=${v(this,Qr)}>Leave</wa-button>
      <wa-button size="s" appearance="outlined" @click=${()=>this.leaving=!1}>Stay</wa-button>`:c`<wa-button size="s" appearance="plain" variant="danger" @click=${()=>this.leaving=!0}>Leave the group</wa-button>`},Qr=new WeakMap,yd=function(){let e=it(this.parley,this.channel);if(!e)return y;let r=U(this.parley,e);return c`<wa-button size="s" appearance="plain" variant=${this.blocked?"neutral":"danger"} @click=${()=>{h(this,D,xd).call(this,e)}}>${this.blocked?"Unblock":"Block"} ${r}</wa-button>`},xd=async function(e){await h(this,D,oo).call(this,this.blocked?this.parley.unblock(e):this.parley.block(e))&&(this.blocked=!this.blocked)},Jr=new WeakMap,Zr=new WeakMap,xi=function(e,r){return e.target.querySelector(`wa-input[name="${r}"]`).value?.trim()??""},oo=async function(e){let r=await e;return r.ok||this.tell("notice",r.error.code==="network"?"That needs a connection":r.error.detail),r.ok},g([d({attribute:!1})],nt.prototype,"channel",2),g([k()],nt.prototype,"shown",2),g([k()],nt.prototype,"blocked",2),g([k()],nt.prototype,"leaving",2),nt=g([P("channel-details")],nt);var wi="application/voip-link",ro=o=>o.parts.some(t=>String(t.mime_type).startsWith(wi));function Oo(o){let t=o.metadata.call,e=t?.state==="live"||t?.state==="over";return{...t,state:e?t.state:"ringing"}}function wd(o){return o.state==="ringing"?"Call: ringing":o.state==="live"?"Call: in progress":o.seconds?`Call ended, ${_o(o.seconds)}`:"Call not answered"}function vi(o){let t=o.parts.find(e=>String(e.mime_type).startsWith(wi));try{return JSON.parse(new TextDecoder().decode(ta(t.body,t.encoding))).call_id}catch{return}}async function vd(o,t){let e=crypto.randomUUID(),r=await o.call("POST","/v1/messages",{key:e,body:{message:{parts:[{mime_type:wi,body:JSON.stringify({provider:"demo",call_id:e})}],metadata:{call:{state:"ringing"}},callback:!0},recipients:{channels:[t.id]}}});return r.ok&&(ea.add(e),await Ci("PUT",e,"",{callback_url:r.value.callback_url,user:o.userId})),r}var ea=new Set,bi=o=>ea.has(o);function bd(o,t){return ea.add(o),Ci("POST",o,"/join",{user:t})}function Cd(o,t){return ea.delete(o),Ci("POST",o,"/leave",{user:t})}var kd=(o,t)=>{navigator.sendBeacon(`/local/calls/${o}/leave`,JSON.stringify({user:t}))};async function Ci(o,t,e,r){let a={"Content-Type":"application/json"};await fetch(`/local/calls/${encodeURIComponent(t)}${e}`,{method:o,headers:a,body:JSON.stringify(r)}).then(i=>i.text()).catch(()=>{})}var Fu=/\bhttps?:\/\/[^\s<>"']+/gi,qu=/^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*|\p{Regional_Indicator}{2}|\s){1,12}$/u;function ki(o){let t=[],e=0;for(let r of o.matchAll(Fu)){let a=Iu(r[0]);t.push(o.slice(e,r.index),c`<a href=${a} target="_blank" rel="noopener noreferrer nofollow">${a}</a>`),e=r.index+a.length}return t.push(o.slice(e)),t}function Iu(o){let t=o.replace(/[.,;:!?'"»]+$/,"");return t.endsWith(")")&&!t.includes("(")?t.slice(0,-1):t}var Sd=o=>o.length<=24&&qu.test(o)&&o.trim().length>0,Ge=o=>o.parts,Pd=o=>/^text\/plain\b/i.test(o.mime_type)&&typeof o.body=="string"&&!o.encoding&&!o.name;function Bo(o){return Ge(o).filter(Pd).map(e=>e.body).join("")||o.content?.text||""}var Si=o=>Ge(o).filter(t=>!Pd(t)&&!/^application\/voip-link\b/i.test(t.mime_type)),lt=o=>/^image\/(png|jpeg|gif|webp|avif)\b/i.test(o);function zo(o){if(o.hidden)return"Hidden message";if(o.deleted)return"Message deleted";if(o.partial)return"A long message";if(ro(o))return wd(Oo(o));let t=Bo(o).replace(/\s+/g," ").trim();if(t)return t.slice(0,200);let e=Si(o),r=e.filter(a=>lt(a.mime_type)).length;return r>0?r===1?"Photo":`${r} photos`:e.length>0?e[0].name??e[0].content?.name??"File":o.type==="text"?"":`(${o.type})`}function Ld(o,t,e){if(e.state==="sending")return"Sending";if(e.state==="failed")return"Not sent";let r=(t?.participants??[]).filter(i=>i.userId!==e.author),a=r.filter(i=>i.seen>=e.sequence),s=r.filter(i=>i.delivered>=e.sequence);return r.length>1&&a.length===r.length?"Seen by everyone":a.length>2?`Seen by ${a.length} of ${r.length}`:a.length>0?`Seen by ${a.map(i=>U(o,i.userId,i.identity)).join(" and ")}`:s.length>0?r.length>1?`Delivered to ${s.length}`:"Delivered":"Sent"}function ta(o,t){return t==="base64"?Uint8Array.from(atob(o),e=>e.charCodeAt(0)):new TextEncoder().encode(o)}function oa(o){let t=o.body,e=o.content?.size??(t instanceof Blob?t.size:typeof t=="string"?ta(t,o.encoding).length:t?.byteLength??0),r=o.content?.mime_type??o.mime_type;return{name:o.name??o.content?.name??(lt(r)?"Photo":"File"),size:e,type:r}}var zt=new Map,Uu=60;async function ra(o,t,e,r=()=>{}){let a=`${t.key}/${Ge(t).indexOf(e)}`,s=zt.get(a)??Hu(o,t,e,r);ju(a,s);let i=await s;return i||zt.delete(a),i}async function Hu(o,t,e,r){let a=e.body;if(a instanceof Blob)return a;if(a!==void 0)return new Blob([typeof a=="string"?ta(a,e.encoding):a],{type:e.mime_type});if(!e.content)return;let s=await o.download(t,{id:e.id,content:e.content},i=>r(i.done/i.total));return s.ok?s.value:void 0}function ju(o,t){zt.delete(o),zt.set(o,t),zt.size>Uu&&zt.delete(zt.keys().next().value)}function $d(o,t){let e=Object.assign(document.createElement("a"),{href:URL.createObjectURL(o),download:t});e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),6e4)}async function Ad(o){try{let t=await createImageBitmap(o),{width:e,height:r}=t;return t.close(),{width:e,height:r}}catch{return}}var Pi=19,j,aa,Do,Li,Ed,Md,sa,$i,ia,na,la,da,Ai,Dt=class extends R{constructor(){super(...arguments);C(this,j);this.text="";this.attached=[];C(this,sa,e=>{h(this,j,$i).call(this,e.target.value),this.parley.typing(this.channel.id,this.text.trim()?"started":"stopped")});C(this,ia,e=>{e.key!=="Enter"||e.shiftKey||e.isComposing||(e.preventDefault(),h(this,j,Ai).call(this))});C(this,na,e=>{let r=[...e.clipboardData?.files??[]];r.length!==0&&(e.preventDefault(),this.attach(r))});C(this,la,e=>{let r=e.target;this.attach([...r.files??[]]),r.value=""});C(this,da,e=>{e.preventDefault(),h(this,j,Ai).call(this)})}begin(){this.text=localStorage.getItem(v(this,j,aa))??"",this.until(()=>h(this,j,Li).call(this)),matchMedia("(hover: hover)").matches&&this.updateComplete.then(()=>v(this,j,Do).focus({preventScroll:!0}))}attach(e){let r=e.filter(a=>a.size>0).map(a=>({file:a,...lt(a.type)&&{preview:URL.createObjectURL(a)}}));this.attached.length+r.length>Pi&&this.tell("notice",`At most ${Pi} files in one message`),this.attached=[...this.attached,...r].slice(0,Pi),v(this,j,Do).focus()}render(){let e=this.text.trim()===""&&this.attached.length===0;return c`
      <form class="composer" @submit=${v(this,da)}>
        ${this.attached.length>0?c`<ul class="attached" aria-label="To be sent">${this.attached.map(r=>h(this,j,Md).call(this,r))}</ul>`:y}
        <div class="composer-line">
          <button type="button" class="icon-button" aria-label="Attach files" title="Attach files" @click=${()=>this.querySelector("input").click()}>${L("attach")}</button>
          <input type="file" multiple hidden aria-label="Files to attach" @change=${v(this,la)}>
          <textarea rows="1" aria-label=${`Message to ${ne(this.parley,this.channel)}`} placeholder="Message" dir="auto" .value=${this.text} enterkeyhint="send"
            @input=${v(this,sa)} @keydown=${v(this,ia)} @paste=${v(this,na)} @blur=${()=>this.parley.typing(this.channel.id,"stopped")}></textarea>
          <button type="submit" class="icon-button send" aria-label="Send" title="Send" ?disabled=${e}>${L("send")}</button>
        </div>
      </form>`}};j=new WeakSet,aa=function(){return`parley.draft:${this.parley.userId}:${this.channel.id}`},Do=function(){return this.querySelector("textarea")},Li=function(){for(let{preview:e}of this.attached)e&&URL.revokeObjectURL(e);this.attached=[]},Ed=function(e){e.preview&&URL.revokeObjectURL(e.preview),this.attached=this.attached.filter(r=>r!==e),v(this,j,Do).focus()},Md=function(e){return c`<li class="attachment">
      ${e.preview?c`<img src=${e.preview} alt="">`:c`<span class="attachment-file">${L("file")}</span>`}
      <span class="attachment-name"><bdi>${e.file.name}</bdi><small class="quiet">${Xr(e.file.size)}</small></span>
      <button type="button" class="icon-button small" aria-label=${`Remove ${e.file.name}`} @click=${()=>h(this,j,Ed).call(this,e)}>${L("close")}</button>
    </li>`},sa=new WeakMap,$i=function(e){this.text=e,e?localStorage.setItem(v(this,j,aa),e):localStorage.removeItem(v(this,j,aa))},ia=new WeakMap,na=new WeakMap,la=new WeakMap,da=new WeakMap,Ai=async function(){let e=this.text.trim(),r=this.attached.map(({file:a})=>a);!e&&r.length===0||(h(this,j,$i).call(this,""),h(this,j,Li).call(this),this.parley.typing(this.channel.id,"stopped"),v(this,j,Do).focus(),await this.parley.send(this.channel.id,r.length===0?e:await Nu(e,r)))},g([d({attribute:!1})],Dt.prototype,"channel",2),g([k()],Dt.prototype,"text",2),g([k()],Dt.prototype,"attached",2),Dt=g([P("chat-composer")],Dt);async function Nu(o,t){let e=o?[{mime_type:"text/plain",body:o}]:[],r={};for(let a of t){let s=lt(a.type)?await Ad(a):void 0;s&&(r[e.length]=[s.width,s.height]),e.push({mime_type:a.type||"application/octet-stream",body:a,name:a.name.slice(0,255)})}return{parts:e,metadata:Object.keys(r).length>0?{sizes:r}:{}}}var Rd=(o,t,e)=>{let r=new Map;for(let a=t;a<=e;a++)r.set(o[a],a);return r},fa=Ee(class extends me{constructor(o){if(super(o),o.type!==de.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let r;e===void 0?e=t:t!==void 0&&(r=t);let a=[],s=[],i=0;for(let n of o)a[i]=r?r(n,i):i,s[i]=e(n,i),i++;return{values:s,keys:a}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,r]){let a=ll(o),{values:s,keys:i}=this.dt(t,e,r);if(!Array.isArray(a))return this.ut=i,s;let n=this.ut??=[],l=[],f,p,m=0,x=a.length-1,w=0,b=s.length-1;for(;m<=x&&w<=b;)if(a[m]===null)m++;else if(a[x]===null)x--;else if(n[m]===i[w])l[w]=tt(a[m],s[w]),m++,w++;else if(n[x]===i[b])l[b]=tt(a[x],s[b]),x--,b--;else if(n[m]===i[b])l[b]=tt(a[m],s[b]),Xt(o,l[b+1],a[m]),m++,b--;else if(n[x]===i[w])l[w]=tt(a[x],s[w]),Xt(o,a[m],a[x]),x--,w++;else if(f===void 0&&(f=Rd(i,w,b),p=Rd(n,m,x)),f.has(n[m]))if(f.has(n[x])){let S=p.get(i[w]),E=S!==void 0?a[S]:null;if(E===null){let $=Xt(o,a[m]);tt($,s[w]),l[w]=$}else l[w]=tt(E,s[w]),Xt(o,a[m],E),a[S]=null;w++}else xr(a[x]),x--;else xr(a[m]),m++;for(;w<=b;){let S=Xt(o,l[b+1]);tt(S,s[w]),l[w++]=S}for(;m<=x;){let S=a[m++];S!==null&&xr(S)}return this.ut=i,Yt(o,l),X}});var dt,Td,ca,ao=class extends R{constructor(){super(...arguments);C(this,dt)}show(e){this.message=e,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){let{message:e}=this;return c`<wa-dialog label="Who has seen it" light-dismiss>${e?h(this,dt,Td).call(this,e):y}</wa-dialog>`}};dt=new WeakSet,Td=function(e){let r=this.channel.participants.filter(n=>n.userId!==e.author),a=r.filter(n=>n.seen>=e.sequence),s=r.filter(n=>!a.includes(n)&&n.delivered>=e.sequence),i=r.filter(n=>!a.includes(n)&&!s.includes(n));return c`
      ${h(this,dt,ca).call(this,"Seen by",a)}${h(this,dt,ca).call(this,"Delivered to",s)}${h(this,dt,ca).call(this,"Not there yet",i)}
      <p class="quiet small">Sent <time datetime=${e.createdAt}>${Be(e.createdAt)}</time>. Number ${e.sequence} of this chat.</p>`},ca=function(e,r){return r.length===0?y:c`<h3 class="dialog-title">${e}</h3><ul class="people">${r.map(a=>{let s=U(this.parley,a.userId,a.identity);return c`<li><person-mark .userId=${a.userId} .name=${s} size="s"></person-mark><bdi>${s}</bdi></li>`})}</ul>`},g([d({attribute:!1})],ao.prototype,"channel",2),g([k()],ao.prototype,"message",2),ao=g([P("message-info")],ao);var Wu=["\u{1F44D}","\u2764\uFE0F","\u{1F602}","\u{1F62E}","\u{1F622}","\u{1F389}","\u{1F64F}","\u{1F440}"],Vu={"\u{1F44D}":"thumbs up","\u2764\uFE0F":"heart","\u{1F602}":"laughing","\u{1F62E}":"surprised","\u{1F622}":"sad","\u{1F389}":"party","\u{1F64F}":"thank you","\u{1F440}":"looking"},io,N,ft,_d,Od,Bd,zd,Dd,Fd,qd,ua,pa,so=class extends R{constructor(){super(...arguments);C(this,N);this.confirming=!1;C(this,io);C(this,ua,e=>{e.newState==="closed"&&this.contains(document.activeElement)&&v(this,io)?.focus({preventScroll:!0}),e.newState==="closed"&&document.activeElement===document.body&&v(this,io)?.focus({preventScroll:!0})});C(this,pa,e=>{e.key==="Escape"&&e.stopPropagation();let r={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[e.key];if(!r)return;e.preventDefault();let a=[...this.querySelectorAll("button")];a[(a.indexOf(document.activeElement)+r+a.length)%a.length].focus()})}show(e,r){this.message=e,this.confirming=!1,pe(this,io,r.closest(".message")??r),this.updateComplete.then(()=>{v(this,N,ft).showPopover(),Gu(v(this,N,ft),r),this.querySelector("button").focus({preventScroll:!0})})}render(){let{message:e}=this;return c`<div class="menu" popover="auto" role="dialog" aria-label="React and more" @toggle=${v(this,ua)} @keydown=${v(this,pa)}>
      ${e?c`
        <div class="menu-reactions">${Wu.map(r=>c`
          <button type="button" aria-label=${Vu[r]} aria-pressed=${e.reactions[r]?.mine??!1} @click=${()=>h(this,N,zd).call(this,e,r)}>${r}</button>`)}
        </div>
        <div class="menu-items">${this.confirming?h(this,N,Od).call(this,e):h(this,N,_d).call(this,e)}</div>`:y}
    </div>`}};io=new WeakMap,N=new WeakSet,ft=function(){return this.querySelector(".menu")},_d=function(e){let r=ro(e)?"":Bo(e);return c`
      ${r?c`<button type="button" @click=${()=>h(this,N,Dd).call(this,r)}>${L("copy")}Copy text</button>`:y}
      <button type="button" @click=${()=>h(this,N,Fd).call(this,e)}>${L("info")}Who has seen it</button>
      ${e.author===this.parley.userId?c`<button type="button" class="danger" @click=${()=>h(this,N,Bd).call(this)}>${L("bin")}Delete</button>`:y}`},Od=function(e){return c`<p id="delete-question">Delete it for everybody?</p>
      <button type="button" class="danger" aria-describedby="delete-question" @click=${()=>h(this,N,qd).call(this,e)}>${L("bin")}Delete for everybody</button>
      <button type="button" @click=${()=>v(this,N,ft).hidePopover()}>${L("close")}Keep it</button>`},Bd=function(){this.confirming=!0,this.updateComplete.then(()=>this.querySelector(".menu-items button").focus())},zd=function(e,r){e.reactions[r]?.mine?this.parley.unreact(e,r):this.parley.react(e,r),v(this,N,ft).hidePopover()},Dd=function(e){navigator.clipboard.writeText(e).then(()=>this.tell("notice","Copied"),()=>this.tell("notice","The browser does not let this page copy")),v(this,N,ft).hidePopover()},Fd=function(e){v(this,N,ft).hidePopover(),this.tell("info",e)},qd=function(e){this.parley.deleteMessage(e),v(this,N,ft).hidePopover()},ua=new WeakMap,pa=new WeakMap,g([k()],so.prototype,"message",2),g([k()],so.prototype,"confirming",2),so=g([P("message-menu")],so);function Gu(o,t){let e=t.getBoundingClientRect(),{width:r,height:a}=o.getBoundingClientRect(),i=t.closest("[data-mine]")!==null?e.right-r:e.left,n=e.bottom+6,l=n+a<innerHeight-8?n:Math.max(8,e.top-a-6);o.style.left=`${Math.min(Math.max(8,i),innerWidth-r-8)}px`,o.style.top=`${Math.min(l,innerHeight-a-8)}px`}var Ku={sending:"Sending",failed:"Not sent",sent:"Sent",delivered:"Delivered",seen:"Seen"};function no(o,t=Ku[o.state]){let e=o.state==="sending"?"clock":o.state==="failed"?"alert":o.state==="sent"?"check":"checks";return c`<span class="ticks" data-state=${o.state} title=${t}>${L(e)}${t?c`<span class="sr">${t}. </span>`:y}</span>`}var Q,qo,Id,Ud,Hd,jd,Ei,Fo=class extends R{constructor(){super(...arguments);C(this,Q)}begin(){let e=setInterval(()=>Oo(this.message).state==="live"&&this.requestUpdate(),500);this.until(()=>clearInterval(e)),this.listen("pagehide",()=>{let r=vi(this.message);r&&bi(r)&&kd(r,this.parley.userId)})}render(){let e=Oo(this.message),r=vi(this.message),{createdAt:a}=this.message;return c`
      <div class="call bubble" data-state=${e.state} ?data-missed=${e.state==="over"&&!e.seconds}>
        <span class="call-icon">${L(e.state==="over"?"hangup":"phone")}</span>
        <span class="call-names"><strong>${h(this,Q,Id).call(this,e)}</strong><small class="call-sub" role=${e.state==="over"?y:"timer"}>${h(this,Q,Ud).call(this,e)}</small></span>
        <span class="call-actions">${r?h(this,Q,Hd).call(this,e,r):y}</span>
        <span class="meta"><time datetime=${a} title=${Be(a)}>${Bt(a)}</time>${v(this,Q,qo)?no(this.message):y}</span>
      </div>`}};Q=new WeakSet,qo=function(){return this.message.author===this.parley.userId},Id=function(e){return e.state==="live"?"Call in progress":e.state==="ringing"?v(this,Q,qo)?"Calling\u2026":"Incoming call":e.seconds?"Call ended":v(this,Q,qo)?"No answer":"Missed call"},Ud=function(e){if(e.state==="over")return e.seconds?_o(e.seconds):"Nobody joined";if(e.state==="ringing")return"Ringing";let r=e.people?`${e.people} people`:"";return e.since?`${_o((Date.now()-Date.parse(e.since))/1e3)} \xB7 ${r}`:r},Hd=function(e,r){return e.state==="over"?y:bi(r)||v(this,Q,qo)&&e.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Q,Ei).call(this,r)}>${L("hangup")}${e.state==="ringing"?"Cancel":"Leave"}</button>`:c`
      <button type="button" class="call-button join" @click=${()=>h(this,Q,jd).call(this,r)}>${L("phone")}${e.state==="ringing"?"Answer":"Join"}</button>
      ${e.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Q,Ei).call(this,r)}>Decline</button>`:y}`},jd=function(e){bd(e,this.parley.userId),this.requestUpdate()},Ei=function(e){Cd(e,this.parley.userId),this.requestUpdate()},g([d({attribute:!1})],Fo.prototype,"message",2),Fo=g([P("call-card")],Fo);var ma,Nd,ct=class extends R{constructor(){super(...arguments);C(this,ma)}begin(){let e=Ge(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:r,part:a,done:s,total:i})=>{r===this.message.key&&a===e&&(this.sending=s/i)}))}render(){let{name:e,size:r}=oa(this.piece),a=this.message.state==="sending",s=a?this.sending??0:this.fetching;return c`
      <button type="button" class="file" ?disabled=${this.fetching!==void 0} @click=${()=>{h(this,ma,Nd).call(this,e)}}>
        <span class="file-icon">${L(a?"file":"download")}</span>
        <span class="file-names"><bdi class="file-name">${e}</bdi><small>${Xr(r)}</small></span>
        <span class="sr">: download</span>
      </button>
      ${s!==void 0?c`<wa-progress-bar class="upload" label=${`${a?"Uploading":"Downloading"} ${e}`} value=${Math.round(s*100)}></wa-progress-bar>`:y}`}};ma=new WeakSet,Nd=async function(e){this.fetching=0;let r=await ra(this.parley,this.message,this.piece,a=>this.fetching=a);this.fetching=void 0,r?$d(r,e):this.tell("notice",`${e} cannot be had just now`)},g([d({attribute:!1})],ct.prototype,"message",2),g([d({attribute:!1})],ct.prototype,"piece",2),g([k()],ct.prototype,"fetching",2),g([k()],ct.prototype,"sending",2),ct=g([P("file-part")],ct);var[Xu,Yu]=[340,380],Ft,Mi,Wd,Ke=class extends R{constructor(){super(...arguments);C(this,Ft);this.url="";this.failed=!1}begin(){h(this,Ft,Mi).call(this),this.until(()=>this.url&&URL.revokeObjectURL(this.url));let e=Ge(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:r,part:a,done:s,total:i})=>{r===this.message.key&&a===e&&(this.sending=s/i)}))}render(){let{name:e}=oa(this.piece),{width:r,height:a}=h(this,Ft,Wd).call(this),s=this.message.state==="sending";return c`<span class="image-box" style=${Ir({width:`${r}px`,aspectRatio:`${r} / ${a}`})}>
      ${this.url?c`<a href=${this.url} target="_blank" rel="noopener" aria-label=${`Open ${e}`}><img src=${this.url} alt=${e} decoding="async"></a>`:y}
      ${this.failed?c`<button type="button" class="link-button" @click=${()=>{h(this,Ft,Mi).call(this)}}>${L("image")} Load picture</button>`:y}
      ${!this.url&&!this.failed?c`<wa-spinner aria-label="Loading"></wa-spinner>`:y}
      ${s?c`<wa-progress-bar class="upload" label=${`Uploading ${e}`} value=${Math.round((this.sending??0)*100)}></wa-progress-bar>`:y}
    </span>`}};Ft=new WeakSet,Mi=async function(){this.failed=!1;let e=await ra(this.parley,this.message,this.piece);this.isConnected&&(e?this.url=URL.createObjectURL(e):this.failed=!0)},Wd=function(){let r=this.message.metadata.sizes?.[Ge(this.message).indexOf(this.piece)],[a,s]=r&&r[0]>0&&r[1]>0?r:[320,240],i=Math.min(1,Xu/a,Yu/s);return{width:Math.max(96,Math.round(a*i)),height:Math.max(72,Math.round(s*i))}},g([d({attribute:!1})],Ke.prototype,"message",2),g([d({attribute:!1})],Ke.prototype,"piece",2),g([k()],Ke.prototype,"url",2),g([k()],Ke.prototype,"failed",2),g([k()],Ke.prototype,"sending",2),Ke=g([P("image-part")],Ke);var Vd=1600,G,Gd,Kd,Xd,Yd,ha,Qd,Jd,Zd,lo,ga,ya,fe=class extends R{constructor(){super(...arguments);C(this,G);this.mine=!1;this.first=!1;this.last=!1;this.named=!1;this.author="";this.receipt="";this.focusable=!1;this.whole=!1;C(this,lo,e=>{e.stopPropagation(),this.tell("menu",{message:this.message,at:this.querySelector(".bubble, call-card")})});C(this,ga,e=>{e.target!==e.currentTarget||!this.message.id||this.message.deleted||(e.key==="Enter"||e.key===" "||e.key==="F10"&&e.shiftKey)&&(e.preventDefault(),v(this,lo).call(this,e))});C(this,ya,e=>{!this.message.id||this.message.deleted||this.message.hidden||e.target.closest("a, img")||getSelection()?.toString()||(e.preventDefault(),v(this,lo).call(this,e))})}render(){let{message:e,mine:r,first:a,last:s,named:i}=this,n=e.deleted||e.hidden||e.partial;return c`
      <article class="message" tabindex=${this.focusable?0:-1} aria-label=${h(this,G,Gd).call(this)} data-key=${e.key} data-sequence=${e.sequence??y}
        data-state=${r?e.state:y} ?data-mine=${r} ?data-first=${a} ?data-last=${s} ?data-named=${i}
        @keydown=${v(this,ga)} @contextmenu=${v(this,ya)}>
        ${i?s?c`<person-mark .userId=${e.author} .name=${this.author} size="s"></person-mark>`:c`<span class="mark-space"></span>`:y}
        <div class="body">
          ${i&&a?c`<span class="author"><bdi>${this.author}</bdi></span>`:y}
          <div class="bubble-line">
            ${n?h(this,G,Kd).call(this):ro(e)?c`<call-card .parley=${this.parley} .message=${e}>${y}</call-card>`:h(this,G,Xd).call(this)}
            ${n?y:h(this,G,Qd).call(this)}
          </div>
          ${h(this,G,Jd).call(this)}
          ${e.state==="failed"?h(this,G,Zd).call(this):y}
        </div>
      </article>`}};G=new WeakSet,Gd=function(){let e=this.message.createdAt?Bt(this.message.createdAt):"";return`${this.mine?"You":this.author}, ${e}: ${zo(this.message)}${this.receipt?`. ${this.receipt}`:""}`},Kd=function(){let{message:e}=this,r=e.hidden?"Hidden: you block who wrote this":e.deleted?"Message deleted":"A long message is being fetched\u2026";return c`<div class="bubble gone">${r}${h(this,G,ha).call(this)}</div>`},Xd=function(){let e=Bo(this.message),r=Si(this.message);if(Sd(e)&&r.length===0)return c`<div class="bubble large"><span class="text">${e}</span>${h(this,G,ha).call(this)}</div>`;let a=r.filter(n=>lt(n.content?.mime_type??n.mime_type)),s=r.filter(n=>!a.includes(n)),i=a.length>0&&e===""&&s.length===0;return c`
      <div class="bubble" ?data-pictured=${i} ?data-files=${r.length>0}>
        ${a.length>0?c`<div class="images" data-count=${Math.min(a.length,4)}>${a.map(n=>c`<image-part .parley=${this.parley} .message=${this.message} .piece=${n}></image-part>`)}</div>`:y}
        ${s.map(n=>c`<file-part .parley=${this.parley} .message=${this.message} .piece=${n}></file-part>`)}
        ${e?h(this,G,Yd).call(this,e):y}${r.length===0&&!e?c`<span class="quiet">${zo(this.message)}</span>`:y}
        ${h(this,G,ha).call(this)}
      </div>`},Yd=function(e){return e.length<=Vd||this.whole?c`<span class="text" dir="auto">${ki(e)}</span>`:c`<span class="text" dir="auto">${ki(e.slice(0,Vd))}…</span>
      <button type="button" class="link-button" @click=${()=>this.whole=!0}>Show all of it</button>`},ha=function(){let{message:e}=this;return e.createdAt?c`<span class="meta"><time datetime=${e.createdAt} title=${Be(e.createdAt)}>${Bt(e.createdAt)}</time>${this.mine&&!e.deleted?no(e,this.receipt):y}</span>`:y},Qd=function(){return this.message.id?c`<button type="button" class="icon-button row-more" tabindex="-1" aria-label="React and more" aria-haspopup="dialog" @click=${v(this,lo)}>${L("react")}</button>`:y},Jd=function(){let e=Object.entries(this.message.reactions);return e.length===0?y:c`<div class="reactions">${e.map(([r,{count:a,mine:s}])=>c`
      <button type="button" class="reaction" aria-pressed=${s} aria-label=${`${r}, ${a}${s?", one of them yours":""}`}
        @click=${()=>{s?this.parley.unreact(this.message,r):this.parley.react(this.message,r)}}>
        <span>${r}</span><span class="count">${a}</span></button>`)}</div>`},Zd=function(){let{key:e,error:r}=this.message;return c`<div class="failed" role="alert">${L("alert")}<span>Not sent: ${r?.detail??"it was refused"}</span>
      <button type="button" class="link-button" @click=${()=>{this.parley.retry(e)}}>Retry</button>
      <button type="button" class="link-button" @click=${()=>{this.parley.discard(e)}}>Discard</button></div>`},lo=new WeakMap,ga=new WeakMap,ya=new WeakMap,g([d({attribute:!1})],fe.prototype,"message",2),g([d({type:Boolean})],fe.prototype,"mine",2),g([d({type:Boolean})],fe.prototype,"first",2),g([d({type:Boolean})],fe.prototype,"last",2),g([d({type:Boolean})],fe.prototype,"named",2),g([d({attribute:!1})],fe.prototype,"author",2),g([d({attribute:!1})],fe.prototype,"receipt",2),g([d({type:Boolean})],fe.prototype,"focusable",2),g([k()],fe.prototype,"whole",2),fe=g([P("message-row")],fe);var Qu=50,Ju=48,Zu=600,ep=5*6e4,qt,Io,F,tf,of,rf,xa,Uo,Ho,wa,ba,va,Ri,af,sf,Ca,ze=class extends R{constructor(){super(...arguments);C(this,F);this.items=[];this.ready=!1;this.atEnd=!0;this.fetching=!1;this.newFrom=0;C(this,qt);C(this,Io,!1);C(this,Uo,()=>v(this,F,xa).scrollTop>-Ju);C(this,Ho,()=>document.visibilityState==="visible"&&this.atEnd);C(this,ba,()=>{let e=v(this,Uo).call(this);e!==this.atEnd&&(this.atEnd=e,h(this,F,wa).call(this)),h(this,F,va).call(this)});C(this,Ca,e=>{let r=[...this.querySelectorAll(".message")],a=r.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:r.length-1}[e.key];if(!(a<0||s===void 0||!r[s])){e.preventDefault();for(let i of r)i.tabIndex=i===r[s]?0:-1;r[s].focus({preventScroll:!0}),r[s].scrollIntoView({block:"nearest"})}})}begin(){let{channel:e}=this;e.unread>0&&(this.newFrom=e.seen+1);let r=Math.min(300,Math.max(Qu,e.lastSequence-e.seen+10));this.follow(this.parley.messages(e.id,{limit:r}),s=>h(this,F,tf).call(this,s));let a=()=>h(this,F,wa).call(this);document.addEventListener("visibilitychange",a),this.until(()=>document.removeEventListener("visibilitychange",a)),this.listen("focus",a)}updated(e){!v(this,Io)&&this.ready&&this.items.length>0&&h(this,F,rf).call(this),(e.has("items")||e.has("channel"))&&h(this,F,wa).call(this),e.has("items")&&h(this,F,va).call(this)}render(){let e=this.atEnd?0:this.channel.unread;return c`
      <div class="messages" @scroll=${v(this,ba)} @keydown=${v(this,Ca)}
        @menu=${r=>this.querySelector("message-menu").show(r.detail.message,r.detail.at)}>
        <div class="log" role="log" aria-label="Messages" aria-live=${this.fetching?"off":"polite"} aria-busy=${!this.ready}>
          ${this.ready&&!v(this,qt)?.hasMore?h(this,F,af).call(this):y}
          ${fa(this.items,r=>r.key,(r,a)=>h(this,F,sf).call(this,r,a))}
        </div>
      </div>
      ${this.atEnd?y:c`
        <button type="button" class="to-end" @click=${()=>h(this,F,Ri).call(this,"smooth")} aria-label=${e>0?`${e} new. Go to the newest message`:"Go to the newest message"}>
          ${L("down")}${e>0?c`<span class="unread">${e}</span>`:y}
        </button>`}
      <message-menu .parley=${this.parley} @info=${r=>this.querySelector("message-info").show(r.detail)}></message-menu>
      <message-info .parley=${this.parley} .channel=${this.channel}></message-info>`}};qt=new WeakMap,Io=new WeakMap,F=new WeakSet,tf=function(e){pe(this,qt,e);let r=this.items.at(-1)?.key;this.items=e.items;let a=e.items.at(-1),s=this.ready&&a&&a.key!==r;this.ready=!0,s&&a.author===this.parley.userId?h(this,F,of).call(this):s&&this.newFrom===0&&a.sequence&&!v(this,Ho).call(this)&&(this.newFrom=a.sequence)},of=function(){this.newFrom=0,this.updateComplete.then(()=>h(this,F,Ri).call(this,"instant"))},rf=function(){pe(this,Io,!0);let e=this.querySelector(".new-line");e&&e.getBoundingClientRect().top<v(this,F,xa).getBoundingClientRect().top&&e.scrollIntoView({block:"start"}),this.atEnd=v(this,Uo).call(this)},xa=function(){return this.querySelector(".messages")},Uo=new WeakMap,Ho=new WeakMap,wa=function(){let e=this.items.findLast(r=>r.sequence);this.ready&&e&&v(this,Ho).call(this)&&this.channel.folder==="inbox"&&this.parley.markSeen(this.channel.id,e.sequence)},ba=new WeakMap,va=async function(){let e=this.querySelector(".messages");if(!e||!v(this,qt)?.hasMore||this.fetching||e.scrollHeight-e.clientHeight+e.scrollTop>Zu)return;this.fetching=!0;let r=this.items.length;await v(this,qt).more().catch(()=>{}),await this.updateComplete,this.fetching=!1,this.items.length>r&&h(this,F,va).call(this)},Ri=function(e){v(this,F,xa).scrollTo({top:0,behavior:e})},af=function(){let e=ne(this.parley,this.channel),r=this.channel.type==="PERSONAL"?c`This is the beginning of your chat with <bdi>${e}</bdi>.`:c`This is the beginning of <bdi>${e}</bdi>.`;return c`<p class="beginning quiet">${r}</p>`},sf=function(e,r){let a=this.items[r-1],s=this.items[r+1],i=!a||!yi(a.createdAt,e.createdAt),n=this.newFrom>0&&(e.sequence??0)>=this.newFrom&&(a?.sequence??0)<this.newFrom,l=e.author===this.parley.userId;return c`
      ${i&&e.createdAt?c`<h2 class="day"><time datetime=${e.createdAt}>${ld(e.createdAt)}</time></h2>`:y}
      ${n?c`<p class="new-line"><span>New messages</span></p>`:y}
      <message-row .parley=${this.parley} .message=${e} .mine=${l} .first=${i||n||!ef(a,e)} .last=${!ef(e,s)}
        .named=${!l&&this.channel.type!=="PERSONAL"} .author=${U(this.parley,e.author)}
        .receipt=${l?Ld(this.parley,this.channel,e):""} .focusable=${r===this.items.length-1}></message-row>`},Ca=new WeakMap,g([d({attribute:!1})],ze.prototype,"channel",2),g([k()],ze.prototype,"items",2),g([k()],ze.prototype,"ready",2),g([k()],ze.prototype,"atEnd",2),g([k()],ze.prototype,"fetching",2),g([k()],ze.prototype,"newFrom",2),ze=g([P("message-list")],ze);function ef(o,t){return!o||!t||o.author!==t.author||o.hidden!==t.hidden?!1:Date.parse(t.createdAt)-Date.parse(o.createdAt)<ep&&yi(o.createdAt,t.createdAt)}var De,nf,lf,df,ka,jo,ff,Sa,Pa,It=class extends R{constructor(){super(...arguments);C(this,De);this.dropping=!1;C(this,ka,async()=>{let e=await vd(this.parley,this.channel);e.ok||this.tell("notice",`The call could not be started: ${e.error.detail}`)});C(this,jo,()=>{let{id:e}=this.channel;this.tell("open-chat",""),requestAnimationFrame(()=>document.querySelector(`a.row[data-channel="${CSS.escape(e)}"]`)?.focus())});C(this,Sa,e=>{e.dataTransfer?.types.includes("Files")&&(e.preventDefault(),this.dropping=!0)});C(this,Pa,e=>{e.preventDefault(),this.dropping=!1,this.querySelector("chat-composer")?.attach([...e.dataTransfer?.files??[]])})}begin(){this.until(this.parley.on("typing",({channelId:e})=>e===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate())),this.listen("keydown",e=>e.key==="Escape"&&!e.defaultPrevented&&h(this,De,ff).call(this,e))}render(){let{channel:e,parley:r}=this,a=r.typingIn(e.id).filter(s=>s!==r.userId).map(s=>U(r,s));return c`
      <section class="chat" aria-label=${`Chat: ${ne(r,e)}`} ?data-dropping=${this.dropping}
        @dragover=${v(this,Sa)} @dragleave=${()=>this.dropping=!1} @drop=${v(this,Pa)}>
        ${h(this,De,nf).call(this)}
        <message-list .parley=${r} .channel=${e}></message-list>
        <p class="typing" role="status">${a.length>0?c`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${sd(a,2)} ${a.length===1?"is":"are"} typing…`:y}</p>
        ${e.folder==="requests"?h(this,De,df).call(this):e.role==="read_only"?c`<p class="read-only quiet">Only others write here.</p>`:c`<chat-composer .parley=${r} .channel=${e}></chat-composer>`}
        ${this.dropping?c`<div class="drop-here" aria-hidden="true">${L("attach")} Drop files to send them</div>`:y}
        <channel-details .parley=${r} .channel=${e}></channel-details>
      </section>`}};De=new WeakSet,nf=function(){let{channel:e,parley:r}=this,a=it(r,e),s=ne(r,e),i=st(r,e),n=i.length===1?i[0].userId:void 0,l=i.length>0&&e.folder==="inbox"&&e.role!=="read_only"&&this.status.state!=="offline";return c`
      <header class="chat-head">
        <button type="button" class="icon-button back" aria-label="Back to the chats" title="Back" @click=${v(this,jo)}>${L("back")}</button>
        <button type="button" class="chat-who" @click=${()=>this.querySelector("channel-details").show()}>
          <person-mark .userId=${a??e.id} .name=${s} size="s" .presence=${a?r.presence(a)?.status??"":""}
            ?group=${e.type!=="PERSONAL"&&i.length!==1}></person-mark>
          <span class="chat-names"><h1 class="chat-title"><bdi>${s}</bdi></h1><span class="chat-sub quiet">${h(this,De,lf).call(this,a)}</span></span>
          <span class="sr">: details</span>
        </button>
        <span class="chat-actions">
          ${n?c`<a class="open-as" href=${`/?user=${encodeURIComponent(n)}`} target="_blank" rel="noopener" title=${`Open a second window as ${U(r,n)}`}>
            ${L("external")}<span>Open as ${U(r,n)}</span><span class="sr"> in a new window</span></a>`:y}
          ${l?c`<button type="button" class="icon-button" aria-label="Call" title="Call" @click=${v(this,ka)}>${L("phone")}</button>`:y}
          <button type="button" class="icon-button" aria-label="Details" title="Details" @click=${()=>this.querySelector("channel-details").show()}>${L("info")}</button>
        </span>
      </header>`},lf=function(e){if(!e)return this.channel.participantCount===1?"A note to yourself":`${this.channel.participantCount} people`;let r=this.parley.presence(e);return r?r.status==="available"?"Online":r.status!=="offline"?r.status==="busy"?"Busy":"Away":r.lastSeenAt?c`Last seen <time datetime=${r.lastSeenAt}>${fd(r.lastSeenAt)}</time>`:"Offline":y},df=function(){let e=async r=>{let a=await this.parley.moveTo(this.channel.id,r);a.ok?r==="declined"&&this.tell("open-chat",""):this.tell("notice",a.error.detail)};return c`
      <div class="request">
        <p>${ne(this.parley,this.channel)} would like to write to you.</p>
        <wa-button variant="brand" size="s" @click=${()=>{e("inbox")}}>Accept</wa-button>
        <wa-button size="s" appearance="outlined" @click=${()=>{e("declined")}}>Decline</wa-button>
      </div>`},ka=new WeakMap,jo=new WeakMap,ff=function(e){e.target.closest?.("wa-dialog, wa-dropdown, [popover]")||v(this,jo).call(this)},Sa=new WeakMap,Pa=new WeakMap,g([d({attribute:!1})],It.prototype,"channel",2),g([d({attribute:!1})],It.prototype,"status",2),g([k()],It.prototype,"dropping",2),It=g([P("chat-view")],It);async function Ti(o,t,e,r){let a=await t.createChannel(e);if(!a.ok)return cf(o,"notice",`The chat could not be started: ${a.error.detail}`),a.error;r&&await t.send(a.value.id,r),cf(o,"open-chat",a.value.id)}var uf=(o,t,e,r)=>Ti(o,t,{participants:[e],type:"PERSONAL"},r),cf=(o,t,e)=>o.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}));var Ye,pf,mf,_i,La,No,$a,Xe=class extends R{constructor(){super(...arguments);C(this,Ye);this.channels=[];this.picked=[];this.added=[];this.busy=!1;this.refusal="";C(this,La,e=>{e.key==="Enter"&&(e.preventDefault(),v(this,No).call(this))});C(this,No,()=>{let e=this.querySelector('wa-input[name="somebody"]'),r=to(e.value??"");!r||r===this.parley.userId||(this.added=[...new Set([...this.added,r])],this.picked.includes(r)||h(this,Ye,_i).call(this,r),e.value="")});C(this,$a,async e=>{if(e.preventDefault(),this.picked.length===0||this.busy)return;this.busy=!0;let r=this.querySelector('wa-input[name="title"]')?.value?.trim(),a=this.picked.length>1,s=await Ti(this,this.parley,{participants:this.picked,type:a?"GROUP":"PERSONAL",...a&&r&&{title:r}});this.busy=!1,this.refusal=s?s.detail:"",s||h(this,Ye,pf).call(this)})}show(){this.picked=[],this.refusal="",this.querySelector("wa-dialog").open=!0}render(){let e=[...new Set([...Gr(this.parley,this.channels),...this.added])],r=this.picked.length>1;return c`
      <wa-dialog label="New chat" light-dismiss>
        <form class="new-chat" id="new-chat-form" @submit=${v(this,$a)}>
          <fieldset class="pick">
            <legend class="quiet">One person for a direct chat, several for a group.</legend>
            <ul class="people">${e.map(a=>h(this,Ye,mf).call(this,a))}</ul>
          </fieldset>
          <div class="add-line">
            <wa-input name="somebody" label="Somebody else" placeholder="Name or user id" maxlength="64" autocomplete="off" size="s" @keydown=${v(this,La)}></wa-input>
            <wa-button size="s" appearance="outlined" @click=${v(this,No)}>Add</wa-button>
          </div>
          ${r?c`<wa-input name="title" label="Name of the group" placeholder="Weekend plans" maxlength="128" autocomplete="off" size="s"></wa-input>`:y}
          ${this.refusal?c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`:y}
        </form>
        <wa-button slot="footer" type="button" variant="brand" ?disabled=${this.picked.length===0} ?loading=${this.busy} @click=${()=>this.querySelector("form").requestSubmit()}>
          ${r?"Start group":"Start chat"}
        </wa-button>
      </wa-dialog>`}};Ye=new WeakSet,pf=function(){this.querySelector("wa-dialog").open=!1},mf=function(e){let r=U(this.parley,e);return c`<li><label class="pick-row">
      <person-mark .userId=${e} .name=${r} size="s" .presence=${this.parley.presence(e)?.status??""}></person-mark>
      <bdi>${r}</bdi>
      <input type="checkbox" name="person" value=${e} .checked=${this.picked.includes(e)} @change=${()=>h(this,Ye,_i).call(this,e)}>
    </label></li>`},_i=function(e){this.picked=this.picked.includes(e)?this.picked.filter(r=>r!==e):[...this.picked,e]},La=new WeakMap,No=new WeakMap,$a=new WeakMap,g([d({attribute:!1})],Xe.prototype,"channels",2),g([k()],Xe.prototype,"picked",2),g([k()],Xe.prototype,"added",2),g([k()],Xe.prototype,"busy",2),g([k()],Xe.prototype,"refusal",2),Xe=g([P("new-chat")],Xe);var Aa,hf,fo=class extends R{constructor(){super(...arguments);C(this,Aa);this.open=!1}begin(){this.until(this.parley.on("typing",({channelId:e})=>e===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("presence",({userId:e})=>e===it(this.parley,this.channel)&&this.requestUpdate()))}render(){let{channel:e,parley:r}=this,a=it(r,e),s=ne(r,e),i=r.typingIn(e.id).filter(l=>l!==r.userId),n=a?r.presence(a)?.status??"":"";return c`
      <a class="row" href=${`#/c/${e.id}`} aria-current=${this.open?"page":y} data-channel=${e.id} data-title=${s}>
        <person-mark .userId=${a??e.id} .name=${s} .presence=${n} ?group=${e.type!=="PERSONAL"&&st(r,e).length!==1}></person-mark>
        <span class="row-title"><bdi>${s}</bdi>${n&&n!=="offline"?c`<span class="sr">, ${n}</span>`:y}</span>
        <time class="row-time" datetime=${e.activeAt} title=${Be(e.activeAt)}>${dd(e.activeAt)}</time>
        <span class="row-last">${i.length>0?c`<span class="typing-word">${i.length===1&&a?"typing\u2026":`${U(r,i[0])} is typing\u2026`}</span>`:h(this,Aa,hf).call(this,e.lastMessage)}</span>
        ${e.unread>0?c`<span class="unread">${e.unread>99?"99+":e.unread}<span class="sr"> unread</span></span>`:y}
      </a>`}};Aa=new WeakSet,hf=function(e){if(!e)return c`<span class="quiet">No messages yet</span>`;let r=e.author===this.parley.userId,a=r||this.channel.type==="PERSONAL"||e.hidden?"":`${U(this.parley,e.author)}: `;return c`${r&&!e.deleted?no(e):y}<bdi>${a}${zo(e)}</bdi>`},g([d({attribute:!1})],fo.prototype,"channel",2),g([d({type:Boolean})],fo.prototype,"open",2),fo=g([P("channel-row")],fo);var Ea="parley.theme",gf=matchMedia("(prefers-color-scheme: dark)");function Ma(){return localStorage.getItem(Ea)??"system"}function yf(o){o==="system"?localStorage.removeItem(Ea):localStorage.setItem(Ea,o),Oi()}function Oi(){let o=Ma()==="dark"||Ma()==="system"&&gf.matches;document.documentElement.classList.toggle("wa-dark",o),document.documentElement.classList.toggle("wa-light",!o)}function xf(){gf.addEventListener("change",Oi),window.addEventListener("storage",o=>o.key===Ea&&Oi())}var tp=[["system","Like the system","auto"],["light","Light","sun"],["dark","Dark","moon"]],Pe,wf,Ra,Bi,vf,bf,Ta,ut=class extends R{constructor(){super(...arguments);C(this,Pe);this.channels=[];this.open="";this.ready=!1;C(this,Ra,e=>{let{value:r}=e.detail.item;if(r==="log-out")return this.tell("log-out");yf(r),this.requestUpdate()});C(this,Ta,e=>{let r=[...this.querySelectorAll("a.row")],a=r.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:r.length-1}[e.key];a<0||s===void 0||!r[s]||(e.preventDefault(),r[s].focus())})}begin(){this.parley.waitForSync(8e3).then(()=>this.ready=!0),this.until(this.parley.on("typing",()=>this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate()))}render(){let e=this.channels.filter(a=>a.folder==="inbox"),r=this.channels.filter(a=>a.folder==="requests");return c`
      <header class="side-head">
        ${h(this,Pe,wf).call(this)}
        <span class="side-actions">
          <button type="button" class="icon-button" aria-label="What to do next" title="What to do next" @click=${()=>this.tell("whats-next")}>${L("terminal")}</button>
          <button type="button" class="icon-button strong" aria-label="New chat" title="New chat" @click=${()=>this.tell("new-chat")}>${L("plus")}</button>
        </span>
      </header>
      <nav class="side-list" aria-label="Chats" @keydown=${v(this,Ta)}>
        ${r.length>0?c`<h2 class="side-title">Requests</h2>${h(this,Pe,Bi).call(this,r)}<h2 class="side-title">Chats</h2>`:y}
        ${e.length>0?h(this,Pe,Bi).call(this,e):h(this,Pe,vf).call(this)}
      </nav>
      <footer class="side-foot">${h(this,Pe,bf).call(this)}</footer>`}};Pe=new WeakSet,wf=function(){let{userId:e}=this.parley,r=U(this.parley,e);return c`
      <wa-dropdown class="me" @wa-select=${v(this,Ra)} placement="bottom-start" size="s">
        <button slot="trigger" type="button" class="me-button" aria-label=${`${r}: your menu`}>
          <person-mark .userId=${e} .name=${r} size="s"></person-mark>
          <span class="me-name">${r}</span>
        </button>
        ${tp.map(([a,s,i])=>c`
          <wa-dropdown-item type="checkbox" value=${a} ?checked=${Ma()===a}>
            <span slot="icon" class="menu-icon">${L(i)}</span>${s}
          </wa-dropdown-item>`)}
        <wa-dropdown-item value="log-out"><span slot="icon" class="menu-icon">${L("leave")}</span>Log out</wa-dropdown-item>
      </wa-dropdown>`},Ra=new WeakMap,Bi=function(e){return c`<ul class="rows">${fa(e,r=>r.id,r=>c`
      <li><channel-row .parley=${this.parley} .channel=${r} .open=${r.id===this.open}></channel-row></li>`)}</ul>`},vf=function(){if(!this.ready&&this.status.state!=="live"&&this.status.state!=="offline")return y;let e=at.find(a=>a!==this.parley.userId&&a==="bob")??at.find(a=>a!==this.parley.userId),r=U(this.parley,e);return c`
      <div class="empty">
        <p><strong>No chats yet</strong></p>
        <p class="quiet">Start one with ${r}.</p>
        <wa-button variant="brand" size="s" @click=${()=>{uf(this,this.parley,e,`Hello ${r} \u{1F44B}`)}}>Say hello to ${r}</wa-button>
      </div>`},bf=function(){let e=this.parley.waiting,{state:r,error:a}=this.status,s={starting:"Connecting",syncing:"Catching up",live:"Live",offline:"Offline",closed:"Closed"}[r];return c`
      <span class="status" data-state=${r} title=${a?.detail??""}><span class="status-dot" aria-hidden="true"></span>${s}</span>
      ${e>0?c`<span class="quiet">${e} queued</span>`:y}
      <a class="side-link" href="/docs">API</a>`},Ta=new WeakMap,g([d({attribute:!1})],ut.prototype,"channels",2),g([d({attribute:!1})],ut.prototype,"open",2),g([d({attribute:!1})],ut.prototype,"status",2),g([k()],ut.prototype,"ready",2),ut=g([P("side-bar")],ut);var Fi=(o,t)=>t.some(e=>o instanceof e),Cf,kf;function op(){return Cf||(Cf=[IDBIndex,IDBObjectStore,IDBCursor,IDBDatabase,IDBTransaction])}function rp(){return kf||(kf=["advance","continue","continuePrimaryKey"].map(o=>IDBCursor.prototype[o]))}var qi=new WeakMap,zi=new WeakMap,_a=new WeakMap;function ap(o){let t=new Promise((e,r)=>{let a=()=>{o.removeEventListener("success",s),o.removeEventListener("error",i)},s=()=>{e(pt(o.result)),a()},i=()=>{r(o.error),a()};o.addEventListener("success",s),o.addEventListener("error",i)});return _a.set(t,o),t}function sp(o){if(qi.has(o))return;let t=new Promise((e,r)=>{let a=()=>{o.removeEventListener("complete",s),o.removeEventListener("error",i),o.removeEventListener("abort",i)},s=()=>{e(),a()},i=()=>{r(o.error||new DOMException("AbortError","AbortError")),a()};o.addEventListener("complete",s),o.addEventListener("error",i),o.addEventListener("abort",i)});qi.set(o,t)}var Ii={get(o,t,e){if(o instanceof IDBTransaction){if(t==="done")return qi.get(o);if(t==="store")return e.objectStoreNames[1]?void 0:e.objectStore(e.objectStoreNames[0])}return pt(o[t])},set(o,t,e){return o[t]=e,!0},has(o,t){return o instanceof IDBTransaction&&(t==="done"||t==="store")?!0:t in o}};function $f(o){Ii=o(Ii)}function ip(o){return rp().includes(o)?function(...t){return o.apply(Ui(this),t),pt(this.request)}:function(...t){return pt(o.apply(Ui(this),t))}}function np(o){return typeof o=="function"?ip(o):(o instanceof IDBTransaction&&sp(o),Fi(o,op())?new Proxy(o,Ii):o)}function pt(o){if(o instanceof IDBRequest)return ap(o);if(zi.has(o))return zi.get(o);let t=np(o);return Object.is(t,o)||(zi.set(o,t),_a.set(t,o)),t}var Ui=o=>_a.get(o);function Af(o,t,{blocked:e,upgrade:r,blocking:a,terminated:s}={}){let i=indexedDB.open(o,t),n=pt(i);return r&&i.addEventListener("upgradeneeded",l=>{r(pt(i.result),l.oldVersion,l.newVersion,pt(i.transaction),l)}),e&&i.addEventListener("blocked",l=>e(l.oldVersion,l.newVersion,l)),n.then(l=>{s&&l.addEventListener("close",()=>s()),a&&l.addEventListener("versionchange",f=>a(f.oldVersion,f.newVersion,f))}).catch(()=>{}),n}function Ef(o,{blocked:t}={}){let e=indexedDB.deleteDatabase(o);return t&&e.addEventListener("blocked",r=>t(r.oldVersion,r)),pt(e).then(()=>{})}var lp=["get","getKey","getAll","getAllKeys","count"],dp=["put","add","delete","clear"],Di={};function Sf(o,t){if(!(o instanceof IDBDatabase&&!(t in o)&&typeof t=="string"))return;if(Di[t])return Di[t];let e=t.replace(/FromIndex$/,""),r=t!==e,a=dp.includes(e);if(!(e in(r?IDBIndex:IDBObjectStore).prototype)||!(a||lp.includes(e)))return;let s=async function(i,...n){let l=this.transaction(i,a?"readwrite":"readonly"),f=l.store;return r&&(f=f.index(n.shift())),(await Promise.all([f[e](...n),a&&l.done]))[0]};return Di[t]=s}$f(o=>({...o,get:(t,e,r)=>Sf(t,e)||o.get(t,e,r),has:(t,e)=>!!Sf(t,e)||o.has(t,e)}));var fp=["advance","continue","continuePrimaryKey"],Pf={},Hi=new WeakMap,Mf=new WeakMap,cp={get(o,t){if(!fp.includes(t))return o[t];let e=Pf[t];return e||(e=Pf[t]=function(...r){Hi.set(this,Mf.get(this)[t](...r))}),e}};async function*up(...o){let t=this;if(t instanceof IDBCursor||(t=await t.openCursor(...o)),!t)return;t=t;let e=new Proxy(t,cp);for(Mf.set(e,t),_a.set(e,Ui(t));t;)yield e,t=await(Hi.get(e)||t.continue()),Hi.delete(e)}function Lf(o,t){return t===Symbol.asyncIterator&&Fi(o,[IDBIndex,IDBObjectStore,IDBCursor])||t==="iterate"&&Fi(o,[IDBIndex,IDBObjectStore])}$f(o=>({...o,get(t,e,r){return Lf(t,e)?up:o.get(t,e,r)},has(t,e){return Lf(t,e)||o.has(t,e)}}));var Rf=["rooms","entries","bodies","operations","marks","identities","meta"];async function _f(o){let t=await Af(o,2,{upgrade(e,r){e.createObjectStore("bodies",{keyPath:["channel","id"]}),r!==1&&(e.createObjectStore("rooms",{keyPath:"id"}),e.createObjectStore("entries",{keyPath:["channel_id","sequence_id"]}).createIndex("id","id"),e.createObjectStore("operations",{keyPath:"number",autoIncrement:!0}),e.createObjectStore("marks",{keyPath:"channel"}),e.createObjectStore("identities",{keyPath:"user_id"}),e.createObjectStore("meta"))},blocking:(e,r,a)=>a.target.close()});return new ji(t,o)}var Tf=o=>IDBKeyRange.bound([o,""],[o,[]]),pp=o=>IDBKeyRange.bound([o,0],[o,1/0]),ji=class{constructor(t,e){this.db=t;this.name=e}db;name;async load(){let t=this.db.transaction(Rf),[e,r,a,s,i]=await Promise.all([t.objectStore("rooms").getAll(),t.objectStore("operations").getAll(),t.objectStore("marks").getAll(),t.objectStore("identities").getAll(),t.objectStore("meta").get("meta")]);return{rooms:e,operations:r,marks:a,identities:s,meta:i??{}}}async rooms(t){return this.#t("rooms",t)}operations(){return this.db.getAll("operations")}marks(){return this.db.getAll("marks")}async meta(){return await this.db.get("meta","meta")??{}}async identities(t){return this.#t("identities",t)}async entries(t){return this.#t("entries",t)}async page(t,e,r,a){return this.db.getAll("entries",IDBKeyRange.bound([t,Math.max(e,r-a+1)],[t,r]))}find(t){return this.db.getFromIndex("entries","id",t)}async commit(t){let e=this.db.transaction(Rf,"readwrite"),[r,a]=[e.objectStore("entries"),e.objectStore("bodies")],s=[e.done],i=n=>{s.push(n)};for(let n of t.purge??[])i(e.objectStore("rooms").delete(n)),i(e.objectStore("marks").delete(n));for(let n of[...t.purge??[],...t.empty??[]])i(r.delete(pp(n))),i(a.delete(Tf(n)));for(let{channel:n,below:l}of t.trim??[])i(r.delete(IDBKeyRange.bound([n,0],[n,l],!1,!0))),i(a.getAll(Tf(n)).then(f=>Promise.all(f.filter(p=>p.sequence<l).map(p=>a.delete([n,p.id])))));for(let{channel:n,id:l,sequence:f}of t.uncarried??[])i(a.get([n,l]).then(p=>p?.sequence===f?a.delete([n,l]):void 0));for(let n of t.carried??[])i(a.get([n.channel,n.id]).then(l=>a.put(l?{...l,sequence:n.sequence,at:n.at}:n)));for(let n of t.rooms??[])i(e.objectStore("rooms").put(n));for(let n of t.entries??[])i(r.put(n));for(let n of t.operations??[])i(e.objectStore("operations").put(n));for(let n of t.done??[])i(e.objectStore("operations").delete(n));for(let n of t.identities??[])i(e.objectStore("identities").put(n));for(let{channel:n,seen:l}of t.marked??[]){let f=e.objectStore("marks");i(f.get(n).then(p=>p&&p.seen<=l?f.delete(n):void 0))}if(t.meta){let n=e.objectStore("meta");i(n.get("meta").then(l=>n.put({...l,...t.meta},"meta")))}await Promise.all(s)}async carried(){return(await this.db.getAll("bodies")).map(({body:t,...e})=>({...e,kept:t!==void 0}))}async body(t,e){return(await this.db.get("bodies",[t,e]))?.body}keep(t,e,r){return this.#e([{channel:t,id:e}],({dropped:a,...s})=>({...s,body:r}))}dropBodies(t){return this.#e(t,({body:e,...r})=>({...r,dropped:!0}))}async#e(t,e){let r=this.db.transaction("bodies","readwrite"),a=t.map(({channel:s,id:i})=>r.store.get([s,i]).then(n=>n&&r.store.put(e(n))));await Promise.all([...a,r.done])}async enqueue(t){let e=await this.db.add("operations",t);return{...t,number:e}}async mark(t,e){let r=this.db.transaction("marks","readwrite"),a=await r.store.get(t);e>(a?.seen??0)&&await r.store.put({channel:t,seen:e}),await r.done}async wipe(){this.db.close(),await Ef(this.name)}close(){this.db.close()}async#t(t,e){if(e.length===0)return[];let r=this.db.transaction(t).objectStore(t);return(await Promise.all(e.map(s=>r.get(s)))).flatMap(s=>s===void 0?[]:[s])}};var Oa=class{rooms=new Map;entries=new Map;bodies=new Map;operations=new Map;marks=new Map;identities=new Map;meta={};numbers=0},Ba=class{constructor(t=new Oa){this.memory=t}memory;#e=!1;async load(){let t=this.#o();return{rooms:[...t.rooms.values()],operations:await this.operations(),marks:[...t.marks.values()],identities:[...t.identities.values()],meta:t.meta}}async rooms(t){return t.flatMap(e=>this.#o().rooms.get(e)??[])}async operations(){return[...this.#o().operations.values()].sort((t,e)=>t.number-e.number)}async marks(){return[...this.#o().marks.values()]}async meta(){return this.#o().meta}async identities(t){return t.flatMap(e=>this.#o().identities.get(e)??[])}async entries(t){return t.flatMap(([e,r])=>this.#o().entries.get(e)?.get(r)??[])}async page(t,e,r,a){let s=this.#o().entries.get(t),i=[];for(let n=r;n>=e&&i.length<a;n--){let l=s?.get(n);l&&i.unshift(l)}return i}async find(t){for(let e of this.#o().entries.values())for(let r of e.values())if(r.id===t)return r}async commit(t){let e=this.#o();for(let r of t.purge??[])e.rooms.delete(r),e.marks.delete(r),e.entries.delete(r),this.#t(a=>a.channel===r);for(let r of t.empty??[])e.entries.delete(r),this.#t(a=>a.channel===r);for(let{channel:r,below:a}of t.trim??[]){for(let s of e.entries.get(r)?.keys()??[])s<a&&e.entries.get(r).delete(s);this.#t(s=>s.channel===r&&s.sequence<a)}for(let{channel:r,id:a,sequence:s}of t.uncarried??[])this.#t(i=>i.channel===r&&i.id===a&&i.sequence===s);for(let r of t.carried??[]){let a=e.bodies.get(Ut(r));e.bodies.set(Ut(r),a?{...a,sequence:r.sequence,at:r.at}:r)}for(let r of t.rooms??[])e.rooms.set(r.id,r);for(let r of t.entries??[]){let a=e.entries.get(r.channel_id)??new Map;e.entries.set(r.channel_id,a.set(r.sequence_id,r))}for(let r of t.operations??[])e.operations.set(r.number,r);for(let r of t.done??[])e.operations.delete(r);for(let{channel:r,seen:a}of t.marked??[])(e.marks.get(r)?.seen??0)<=a&&e.marks.delete(r);for(let r of t.identities??[])e.identities.set(r.user_id,r);t.meta&&(e.meta={...e.meta,...t.meta})}#t(t){for(let[e,r]of this.memory.bodies)t(r)&&this.memory.bodies.delete(e)}async carried(){return[...this.#o().bodies.values()].map(({body:t,...e})=>({...e,kept:t!==void 0}))}async body(t,e){return this.#o().bodies.get(Ut({channel:t,id:e}))?.body}async keep(t,e,r){let{dropped:a,...s}=this.#o().bodies.get(Ut({channel:t,id:e}))??{};s.id&&this.memory.bodies.set(Ut(s),{...s,body:r})}async dropBodies(t){for(let e of t){let{body:r,...a}=this.#o().bodies.get(Ut(e))??{};a.id&&this.memory.bodies.set(Ut(e),{...a,dropped:!0})}}async enqueue(t){let e=this.#o(),r={...t,number:++e.numbers};return e.operations.set(r.number,r),r}async mark(t,e){let r=this.#o().marks.get(t);e>(r?.seen??0)&&this.memory.marks.set(t,{channel:t,seen:e})}async wipe(){Object.assign(this.#o(),new Oa)}close(){this.#e=!0}#o(){if(this.#e)throw new Error("the database is closed");return this.memory}},Ut=({channel:o,id:t})=>`${o} ${t}`;function Of(){let o=globalThis,t=o.indexedDB&&o.navigator?.locks&&o.BroadcastChannel;return{now:()=>Date.now(),setTimeout:(e,r)=>o.setTimeout(e,r),clearTimeout:e=>o.clearTimeout(e),random:()=>Math.random(),uuid:()=>o.crypto.randomUUID(),fetch:(e,r)=>o.fetch(e,r),WebSocket:o.WebSocket,store:e=>o.indexedDB?_f(e):Promise.resolve(new Ba),...t&&{locks:o.navigator.locks,broadcast:e=>new o.BroadcastChannel(e)},onWake:mp}}function mp(o){let t=globalThis;if(!t.addEventListener||!t.document)return()=>{};let e=()=>t.document.visibilityState==="visible"&&o();return t.addEventListener("online",o),t.addEventListener("focus",o),t.document.addEventListener("visibilitychange",e),()=>{t.removeEventListener("online",o),t.removeEventListener("focus",o),t.document.removeEventListener("visibilitychange",e)}}var Fe=class{constructor(t){this.env=t}env;#e;for(t){return new Promise(e=>{let r=this.env.setTimeout(()=>this.end(),t);this.#e=()=>{this.env.clearTimeout(r),e()}})}end(){let t=this.#e;this.#e=void 0,t?.()}};function ge(o,t,e=250,r=3e4){return o.random()*Math.min(r,e*2**Math.min(t,20))}var I=o=>({ok:!0,value:o});function _(o,t,e={}){return{ok:!1,error:{code:o,detail:t,status:0,...e}}}var hp=["network","login_failed","logged_out","upload_failed","app_disabled","suspended"];function mt(o){return hp.includes(o.code)||o.status===401||o.status===429||o.status>=500}var za=class{constructor(t,e,r,a,s){this.env=t;this.store=e;this.content=r;this.told=s;this.#e=a.fetch??1e6,this.#t=a.keep??1e8,this.#o=new Fe(t)}env;store;content;told;#e;#t;#o;#r=new Map;#a=!1;#l=!1;get(t,e){let r=`${t.channelId} ${t.part.content.id}`,a=this.#r.get(r);if(!a){let s=new Set,i=this.#s(t,n=>s.forEach(l=>l(n))).finally(()=>this.#r.delete(r));this.#r.set(r,a={answer:i,told:s})}return a.told.add(e),a.answer}async#s(t,e){let{id:r}=t.part.content,a=await this.store.body(t.channelId,r).catch(()=>{});if(a)return I(a);let s=await this.content.download(t.messageId,t.part,e);return s.ok&&await this.store.keep(t.channelId,r,s.value).catch(()=>{}),s}start(){this.#a||(this.#a=!0,this.#n())}stop(){this.#a=!1,this.look()}look(){this.#l=!0,this.#o.end()}async#n(){for(let t=0;this.#a;){this.#l=!1;let e=await this.#d().catch(()=>!1);t=e?0:t+1,this.#a&&!this.#l&&await this.#o.for(e?36e5:ge(this.env,t,1e3,6e5))}}async#d(){await this.#c();let t=0;for(let e of Bf(await this.store.carried()).filter(r=>!r.kept&&!r.dropped&&r.size<=this.#e)){if(!this.#a)break;let r=await this.#u(e);if(!r)continue;let a=await this.get(r,s=>this.told(r,s));if(!a.ok){if(!mt(a.error))await this.store.dropBodies([e]);else if(++t===3)break}}return await this.#c(),t===0}async#u({channel:t,sequence:e,id:r}){let[a]=await this.store.entries([[t,e]]),s=a&&Da(a).find(i=>i.content.id===r);return s&&{channelId:t,messageId:a.id,part:s}}async#c(){let t=0,e=Bf((await this.store.carried()).filter(r=>r.kept)).filter(r=>(t+=r.size)>this.#t);e.length>0&&await this.store.dropBodies(e)}},Bf=o=>o.sort((t,e)=>t.at<e.at?1:-1);function Da(o){return(o.parts??[]).flatMap(({id:t,content:e})=>e?[{id:t,content:e}]:[])}var zf=2048,gp=20*36e5,Df=36e5,Fa=class{constructor(t,e,r){this.env=t;this.http=e;this.told=r}env;http;told;async upload(t,e){let r=t.draft;if(!r.parts)return I({...r});let a=[],s=t;for(let[i,n]of r.parts.entries()){if(Ni(n.body)<=zf){a.push(await xp(n));continue}let l=await this.#e(s,i,n);if(!l.ok)return l;n.uploaded?.id!==l.value&&await e(s=wp(s,i,{id:l.value,until:this.env.now()+gp})),a.push({mime_type:n.mime_type,content:{id:l.value},...n.name&&{name:n.name}})}return I({...r,parts:a})}async#e(t,e,r){if(r.uploaded&&r.uploaded.until>this.env.now())return I(r.uploaded.id);let a=yp(r),s=await this.http.call("POST","/v1/content",{body:{mime_type:r.mime_type,size:a.size,...r.name&&{name:r.name}}});if(!s.ok)return s;let i=await this.#t(s.value.upload,a,n=>this.told(t,e,n));return i.ok?I(s.value.id):i}async#t({method:t,url:e,headers:r},a,s){s({done:0,total:a.size});try{let i=globalThis.XMLHttpRequest?await vp(t,e,r,a,s):await this.#o(t,e,r,a);return i>=200&&i<300?(s({done:a.size,total:a.size}),I(void 0)):_("upload_failed",`the upload was answered ${i}`,{status:i})}catch(i){return _("network",i instanceof Error?i.message:String(i))}}async#o(t,e,r,a){return(await this.env.fetch(e,{method:t,headers:Ff(r),body:a,signal:AbortSignal.timeout(Df)})).status}async download(t,e,r){if(Date.parse(e.content.expires_at)>this.http.serverNow()+5e3){let s=await this.#r(e.content,r);if(s.ok||s.error.status!==403)return s}let a=await this.http.call("GET",`/v1/messages/${t}/parts/${e.id}/content`);return a.ok?this.#r(a.value,r):a}async#r(t,e){try{let r=await this.env.fetch(t.download_url);if(!r.ok)return _("network",`the download was answered ${r.status}`,{status:r.status});let a=[],s=0,i=r.body.getReader();for(let n=await i.read();!n.done;n=await i.read())a.push(n.value),e({done:s+=n.value.length,total:t.size});return I(new Blob(a,{type:t.mime_type}))}catch(r){return _("network",r instanceof Error?r.message:String(r))}}};function Ni(o){return typeof o!="string"?o instanceof Uint8Array?o.byteLength:o.size:o.length>zf?o.length:new TextEncoder().encode(o).length}var yp=o=>o.body instanceof Blob?o.body:new Blob([o.body],{type:o.mime_type});async function xp(o){let t={mime_type:o.mime_type,...o.name&&{name:o.name}};if(typeof o.body=="string")return{...t,body:o.body};let e=o.body instanceof Uint8Array?o.body:new Uint8Array(await o.body.arrayBuffer());return{...t,encoding:"base64",body:btoa(String.fromCharCode(...e))}}function wp(o,t,e){let r=o.draft.parts.map((a,s)=>s===t?{...a,uploaded:e}:a);return{...o,draft:{...o.draft,parts:r}}}function Ff(o){return Object.fromEntries(Object.entries(o).filter(([t])=>!/^(content-length|host)$/i.test(t)))}function vp(o,t,e,r,a){return new Promise((s,i)=>{let n=new XMLHttpRequest;n.open(o,t);for(let[l,f]of Object.entries(Ff(e)))n.setRequestHeader(l,f);n.upload.onprogress=l=>a({done:l.loaded,total:r.size}),n.onload=()=>s(n.status),n.onerror=n.ontimeout=n.onabort=()=>i(new Error("the upload was interrupted")),n.timeout=Df,n.send(r)})}var bp=3e4,qa=class{constructor(t,e){this.env=t;this.url=e}env;url;tokens;ahead=-1/0;async call(t,e,r={}){let a=!1;for(let s=0;;s++){let i=r.anonymous?void 0:await this.tokens.token();if(i&&!i.ok)return i;let n=await this.#t(t,e,r,i?.value);if(n.ok)return n;if(n.error.status===401&&i&&!a){a=!0;let l=await this.tokens.renew(i.value,n.error.nonce);if(!l.ok)return l;continue}if(!Cp(n.error)||s>=(r.retries??3))return n;await this.#e(n.error,s)}}#e(t,e){let r=(t.retryAfter??0)*1e3+ge(this.env,e);return new Promise(a=>{this.env.setTimeout(a,r)})}async#t(t,e,{body:r,key:a},s){let i={};s&&(i.authorization=`Bearer ${s}`),a&&(i["idempotency-key"]=a),r!==void 0&&(i["content-type"]="application/json");let n=new AbortController,l=this.env.setTimeout(()=>n.abort(),bp);try{let f=await this.env.fetch(this.url+e,{method:t,headers:i,signal:n.signal,...r!==void 0&&{body:JSON.stringify(r)}});this.#o(f.headers.get("date"));let p=await f.text();return kp(f,p)}catch(f){return _("network",f instanceof Error?f.message:String(f))}finally{this.env.clearTimeout(l)}}#o(t){t&&this.observe(Date.parse(t))}observe(t){t>0&&(this.ahead=Math.max(this.ahead,t-this.env.now()))}serverNow(){return this.env.now()+(this.ahead===-1/0?0:this.ahead)}};function Cp(o){return o.code==="network"||o.code==="rate_limited"||o.status===503||o.status>=500&&o.code!=="quota_exceeded"}function kp(o,t){let e=Sp(t);if(o.ok&&(e!==void 0||t===""))return I(e);if(o.ok)return _("network","the answer is no JSON");let r=e??{},a=Number(o.headers.get("retry-after")??r.retry_after);return _(r.code??(o.status>=500?"network":"invalid_request"),r.detail??r.message??o.statusText,{status:o.status,...r.errors&&{errors:r.errors},...r.nonce&&{nonce:r.nonce},...r.request_id&&{requestId:r.request_id},...a>0&&{retryAfter:a}})}function Sp(o){try{return JSON.parse(o)}catch{return}}function Wo(o){let t={};for(let[e,{mine:r}]of Object.entries(o.reactions??{}))r&&(t[e]={on:!0,at:o.change_id});return{...o,words:t,answered:o.hidden?-1:o.change_id}}function qf(o,t){let e={},r=o.reaction;return r?.user_id===t&&(e[r.key]={on:r.added,at:o.change_id??0}),{...o.data,words:e,answered:-1}}function If(o,t){if(!o||o.hidden||t.hidden)return t;let e=t.change_id>o.change_id||t.change_id===o.change_id&&(o.truncated||!t.truncated),r=Math.max(o.answered,t.answered),a={};for(let s of[o,t])for(let[i,n]of Object.entries(s.words))(n.at>r||n.at===r&&s.answered===r||r<0)&&n.at>=(a[i]?.at??-1)&&(a[i]=n);return{...e?t:o,words:a,answered:r}}function Uf(o,t){return!o.hidden&&!o.deleted&&o.author!==t}function Hf(o,t){return o.words[t]?.on??!1}function jf(o,t){return Ia(o,t)>=0}function Ia(o,t){for(let e=o.length-2;e>=0;e-=2)if(o[e]<=t)return t<=o[e+1]?e:-1;return-1}function Vo(o,t){let e=o.length;for(;e>0&&o[e-2]>t;)e-=2;if(e>0&&t<=o[e-1])return;let r=e>0&&o[e-1]===t-1,a=e<o.length&&o[e]===t+1;r&&a?o.splice(e-1,2):r?o[e-1]=t:a?o[e]=t:o.splice(e,0,t,t)}function Nf(o,t){let e=Ia(o,t);if(e<0)return;let[r,a]=[o[e],o[e+1]],s=[];r<t&&s.push(r,t-1),t<a&&s.push(t+1,a),o.splice(e,2,...s)}function Ht(o,t){for(;o.length>0&&o[1]<t;)o.splice(0,2);o.length>0&&o[0]<t&&(o[0]=t)}function Go(o,t,e){let r=0;for(let a=0;a<o.length;a+=2)r+=Math.max(0,Math.min(e,o[a+1])-Math.max(t,o[a])+1);return r}function Wi(o,t){let e=Ia(o,t);return e<0?t-1:o[e+1]}function Vi(o,t){let e=Ia(o,t);return e<0?t+1:o[e]}function Wf(o){let t=o.messages.length>0?o.messages[0].sequence_id-1:o.sequence_id;return{id:o.channel.id,info:Ki(o.channel),infoAt:o.change_id,role:o.channel.role??"member",first:1,delivered:0,seen:0,folder:o.channel.folder??"inbox",members:{},sequence:t,change:o.change_id,revision:o.member_revision,held:[],loose:[],unseen:[],pointers:[],highest:o.sequence_id,highChange:o.change_id,joinedAt:o.change_id,counted:{unread:0,upto:0,seen:0,change:0},recount:!1}}function Ki(o){let{role:t,first_sequence_id:e,folder:r,unread_count:a,seen_sequence_id:s,delivered_sequence_id:i,last_message:n,...l}=o;return l}function Vf(o,t,e){e>=o.infoAt&&(o.info=Ki(t),o.infoAt=e),o.highest=Math.max(o.highest,t.last_sequence_id),o.highChange=Math.max(o.highChange,t.last_change_id)}function Gf(o,t,e){let r=e.data,a=e.change_id??0,s=e.type==="participant.left",i=r.user_id===o.replica.me;Pp(t,e.type,a),(a>0||!i)&&Kf(t,r.user_id,r.role,s,a),e.type==="participant.joined"&&ht(t,o.replica.me,r.user_id,e.sequence_id??0,e.sequence_id??0),!(!i||s)&&(a>0&&r.role&&a>=(t.members[r.user_id]?.at??0)&&(t.role=r.role),r.folder&&(t.folder=r.folder),r.first_sequence_id&&Ua(o,t,r.first_sequence_id))}function Pp(o,t,e){if(o.info.participants||e<=Math.max(o.infoAt,o.change)||jf(o.loose,e))return;let r=t==="participant.joined"?1:t==="participant.left"?-1:0;o.info={...o.info,participant_count:o.info.participant_count+r}}function Kf(o,t,e,r,a){let s=o.members[t]??{delivered:0,seen:0,gone:!0,at:-1};a<s.at||(o.members[t]={...s,gone:r,at:a,...!r&&e&&{role:e}})}function ht(o,t,e,r,a){let s=o.members[e]??{delivered:0,seen:0,gone:!0,at:-1},i={seen:Math.max(s.seen,a),delivered:Math.max(s.delivered,r,a)};o.members[e]={...s,...i},o.highest=Math.max(o.highest,r,a),e===t&&(o.seen=Math.max(o.seen,a),o.delivered=Math.max(o.delivered,r,o.seen),Ht(o.unseen,o.seen+1),o.seen>o.counted.seen&&(o.recount=!0))}function Ua(o,t,e){e<=t.first||(t.first=e,ht(t,o.replica.me,o.replica.me,e-1,e-1),o.trim(t,e),jt(t))}function jt(o){o.sequence=Wi(o.held,Math.max(o.sequence,o.first-1)+1),o.change=Wi(o.loose,o.change+1),Ht(o.loose,o.change+1),o.highest=Math.max(o.highest,o.sequence)}function Xf(o,t,e){let r=e.channel;e.change_id>=t.infoAt&&(t.info=Ki(r),t.infoAt=e.change_id,t.role=r.role??t.role),e.member_revision>=t.revision&&(t.folder=r.folder??t.folder,t.revision=e.member_revision),Ua(o,t,r.first_sequence_id??1),ht(t,o.replica.me,o.replica.me,r.delivered_sequence_id??0,r.seen_sequence_id??0),t.highest=Math.max(t.highest,r.last_sequence_id),t.highChange=Math.max(t.highChange,r.last_change_id),t.counted={unread:r.unread_count??0,upto:r.last_sequence_id,seen:r.seen_sequence_id??0,change:r.last_change_id},t.recount=!1}function Yf(o,t,e){if(!e.participants)return;for(let a of e.participants)Kf(t,a.user_id,a.role,!1,e.change_id),ht(t,o,a.user_id,a.delivered,a.seen);let r=new Set(e.participants.map(a=>a.user_id));for(let[a,s]of Object.entries(t.members))!r.has(a)&&s.at<=e.change_id&&(t.members[a]={...s,gone:!0,at:e.change_id})}function Ha(o,t){if(Vi(o.held,o.sequence)<=t+1)return Go(o.unseen,t+1,o.sequence);if(t>=o.counted.upto)return Go(o.unseen,t+1,o.sequence);let e=Go(o.unseen,o.counted.upto+1,o.sequence);return Math.max(0,o.counted.unread-Go(o.unseen,o.counted.seen+1,t))+e}function ce(o){return Vi(o.held,o.sequence)}var ja=class{constructor(t,e){this.replica=t;for(let r of e)this.#e.set(`${r.channel_id} ${r.sequence_id}`,r)}replica;rooms=new Map;entries=new Map;emptied=new Set;trimmed=new Map;done=new Set;operations=[];carried=new Map;uncarried=[];identities=[];marked=[];meta;#e=new Map;look(t){return this.rooms.has(t)?this.rooms.get(t)??void 0:this.replica.rooms.get(t)}room(t){if(!this.rooms.has(t)){let e=this.replica.rooms.get(t);if(!e)return;this.rooms.set(t,Lp(e))}return this.rooms.get(t)??void 0}begin(t){return this.#t(t.id),this.rooms.set(t.id,t),t}drop(t){this.#t(t),this.rooms.set(t,null)}#t(t){for(let[e,{channel:r}]of this.carried)r===t&&this.carried.delete(e);this.emptied.add(t),this.entries.delete(t),this.trimmed.delete(t)}entry(t,e){return this.entries.get(t)?.get(e)??(this.emptied.has(t)?void 0:this.#e.get(`${t} ${e}`))}put(t,e){let r=e.sequence_id;if(!(r>=t.first)||e.channel_id!==t.id)return;let a=this.entry(t.id,r),s=If(a,e),i=this.entries.get(t.id)??new Map;this.entries.set(t.id,i.set(r,s)),Vo(t.held,r),Uf(s,this.replica.me)?Vo(t.unseen,r):Nf(t.unseen,r),Ht(t.unseen,t.seen+1),t.pointers=t.pointers.filter(l=>l!==r),s.truncated&&t.pointers.push(r),r===t.last?.sequence_id&&(t.last=s),t.highest=Math.max(t.highest,r);let n=s.uuid?this.#o(s):void 0;n&&this.done.add(n.number),a?.parts!==s.parts&&this.#r(a,s,n)}#o(t){return this.replica.operations.find(e=>e.kind==="send"&&e.id===t.uuid&&e.channel===t.channel_id)}#r(t,e,r){let{channel_id:a,sequence_id:s,created_at:i}=e,n=Da(e);for(let{content:f}of t?Da(t):[])n.some(p=>p.content.id===f.id)||(this.uncarried.push({channel:a,id:f.id,sequence:s}),this.carried.delete(`${a} ${f.id}`));let l=r?.draft?.parts;for(let f of n){let p=l?.[e.parts.findIndex(b=>b.id===f.id)]?.body,m=p!==void 0&&Ni(p)===f.content.size?new Blob([p],{type:f.content.mime_type}):void 0,{id:x,size:w}=f.content;this.carried.set(`${a} ${x}`,{channel:a,id:x,sequence:s,at:i,size:w,...m&&{body:m}})}}trim(t,e){for(let r of this.entries.get(t.id)?.keys()??[])r<e&&this.entries.get(t.id).delete(r);this.trimmed.set(t.id,Math.max(e,this.trimmed.get(t.id)??0));for(let[r,a]of this.carried)a.channel===t.id&&a.sequence<e&&this.carried.delete(r);Ht(t.held,e),Ht(t.unseen,e),t.pointers=t.pointers.filter(r=>r>=e),t.last&&t.last.sequence_id<e&&(t.last=void 0)}batch(){let t=[...this.rooms.values()].filter(a=>a!==null),e=[...this.rooms.keys()].filter(a=>this.rooms.get(a)===null),r={rooms:t,purge:e,empty:[...this.emptied].filter(a=>this.rooms.get(a)!==null),trim:[...this.trimmed].map(([a,s])=>({channel:a,below:s})),entries:[...this.entries.values()].flatMap(a=>[...a.values()]),carried:[...this.carried.values()],uncarried:this.uncarried,operations:this.operations.filter(a=>!this.done.has(a.number)),done:[...this.done],identities:this.identities,marked:this.marked,...this.meta&&{meta:this.meta}};return Object.values(r).some(a=>!Array.isArray(a)||a.length>0)?r:void 0}},Lp=o=>({...o,members:{...o.members},held:[...o.held],loose:[...o.loose],unseen:[...o.unseen],counted:{...o.counted}});var Xi=20,Na=class{constructor(t,e,r){this.replica=t;this.changed=e;this.carried=r}replica;changed;carried;#e=Promise.resolve();#t=new Map;#o=[];#r=!1;#a=!1;run(t,e){let r=this.#e.then(()=>this.#l(typeof t=="function"?t():t,e));return this.#e=r.catch(()=>{}),r}async#l(t,e){let r=new ja(this.replica,t.length>0?await this.replica.entries(t):[]),a=e(r);await this.#s(r);let s=r.batch();if(!s)return a;try{await this.replica.store.commit(s)}catch(i){throw this.#a=!0,i}return this.#n(r),a}async#s(t){for(let[e,r]of t.rooms){if(!r||r.last?.sequence_id===r.sequence||r.sequence<r.first)continue;let a=t.entry(e,r.sequence)??(await this.replica.entries([[e,r.sequence]]))[0];a&&(r.last=a)}}#n(t){let e=this.replica,r=[...t.rooms.keys()].filter(s=>t.rooms.get(s)===null);e.setRooms([...t.rooms.values()].filter(s=>s!==null),r);for(let s of r)e.marks.delete(s);for(let{channel:s,seen:i}of t.marked)(e.marks.get(s)??0)<=i&&e.marks.delete(s);for(let s of t.identities)e.identities.set(s.user_id,s);if(t.done.size+t.operations.length>0){let s=new Map(t.operations.map(i=>[i.number,i]));e.operations=e.operations.filter(i=>!t.done.has(i.number)).map(i=>s.get(i.number)??i)}t.meta&&(e.meta={...e.meta,...t.meta}),t.carried.size>0&&this.carried();let a=new Set([...t.rooms.keys(),...t.marked.map(s=>s.channel)]);this.changed({rooms:[...a],operations:t.done.size+t.operations.length>0,identities:t.identities.map(s=>s.user_id)})}reread(){let t=this.#e.then(()=>this.replica.reread());return this.#e=t.catch(()=>{}),t}positions(t){let e=[...this.replica.rooms.values()],r=e.map(i=>({id:i.id,at:i.last?.created_at??""})).sort((i,n)=>i.at<n.at?1:-1).slice(0,Xi),a=new Set([...t,...r.map(i=>i.id)]),s={};for(let{id:i,sequence:n,change:l,revision:f}of e)s[i]={sequence_id:n,change_id:l,member_revision:f,...a.has(i)&&{receipts:!0}};return s}gaps(){return[...this.replica.rooms.values()].filter(t=>t.highest>t.sequence).map(t=>({channel:t.id,after:t.sequence}))}needsSync(){return this.#a||[...this.replica.rooms.values()].some(t=>t.highChange>t.change)}apply(t){return this.run(Jf(t),e=>{this.#r&&this.#o.push(...t);for(let r of t)this.#d(e,r)})}#d(t,e){let r=e.channel_id;if(!r)return this.#u(t,e);if(e.type==="channel.removed")return this.#p(t,r,e.change_id??0);let a=t.look(r);if(!a)return this.#f(e);if(Qf(e,t.replica.me)&&(e.change_id??0)>a.joinedAt)return this.#h(t,r,0),this.#f(e);this.#c(t,t.room(r),e)}#u(t,e){e.type==="identity.changed"&&e.data?.user_id&&t.identities.push(e.data)}#c(t,e,r){let a=r.change_id??0;switch(e.highChange=Math.max(e.highChange,a),r.type){case"message.created":case"message.changed":this.#i(t,e,qf(r,t.replica.me));break;case"channel.created":case"channel.changed":Vf(e,r.data,a);break;case"participant.joined":case"participant.left":case"participant.changed":Gf(t,e,r);break;case"receipts":for(let s of r.data)ht(e,t.replica.me,s.user_id,s.delivered,s.seen);break;default:return}a>0&&r.type!=="message.created"&&r.type!=="receipts"&&Vo(e.loose,a),jt(e)}#i(t,e,r){r.sequence_id>0&&(e.highChange=Math.max(e.highChange,r.change_id??0),r.deleted&&r.change_id>e.counted.change&&(e.recount=!0),t.put(e,r))}#f(t){let e=this.#t.get(t.channel_id);e!==void 0&&(t.change_id??0)<=e||(this.#r||this.#o.push(t),this.#a=!0)}#p(t,e,r){let a=t.look(e);a&&r!==0&&r<=a.joinedAt||this.#h(t,e,r)}#h(t,e,r){let a=t.look(e);this.#t.set(e,Math.max(this.#t.get(e)??0,r,a?.joinedAt??0)),a&&t.drop(e)}beginSync(){this.#r=!0,this.#a=!1,this.#o=[]}endSync(t){return this.run(()=>Jf(this.#o),e=>{let r=this.#a||!t,a=this.#o;this.#r=!1,this.#o=[],this.#a=!1;for(let s of a)this.#d(e,s);this.#a||=r})}page(t,e){let r=e.channels.flatMap(a=>[...a.messages.map(s=>[a.channel.id,s.sequence_id]),...a.changes.map(s=>[a.channel.id,s.object.sequence_id??0])]);return this.run(r,a=>{for(let s of e.channels)this.#x(a,s,t[s.channel.id]);for(let s of e.removed)this.#m(a,s)})}#x(t,e,r){let a=e.channel.id,s=t.room(a),i=this.#t.get(a);if(!s&&i!==void 0&&e.channel.last_change_id<i){this.#a=!0;return}let n=!r||e.reset!==void 0;if(!s&&!n){this.#a=!0;return}(!s||n)&&(s=t.begin(Wf(e))),s.joinedAt=Math.max(s.joinedAt,e.change_id),this.#t.delete(a),Xf(t,s,e);for(let l of e.messages)this.#i(t,s,Wo(l));for(let l of e.changes)this.#g(t,s,l);Yf(t.replica.me,s,e),t.identities.push(...e.identities),s.change=Math.max(s.change,e.change_id),jt(s)}#g(t,e,{change_id:r,kind:a,object:s}){a==="message.changed"?this.#i(t,e,Wo(s)):this.#c(t,e,{type:a,id:"",channel_id:e.id,change_id:r,data:s})}#m(t,e){this.#o.some(r=>r.channel_id===e&&Qf(r,t.replica.me))?this.#a=!0:this.#h(t,e,0)}fill(t,e){return this.run(e.map(r=>[t,r.sequence_id]),r=>{let a=r.room(t);if(a){for(let s of e)a.highChange=Math.max(a.highChange,s.change_id??0),r.put(a,Wo(s));jt(a)}})}answered(t,e=[]){return this.run([[t.channel_id,t.sequence_id]],r=>{for(let s of e)r.done.add(s);let a=r.room(t.channel_id);a&&(this.#i(r,a,Wo(t)),jt(a))})}marked(t){return this.run([],e=>{e.marked.push({channel:t.channel_id,seen:t.seen_sequence_id});let r=e.room(t.channel_id);r&&(t.first_sequence_id&&Ua(e,r,t.first_sequence_id),t.last_sequence_id>=r.counted.upto&&t.seen_sequence_id>=r.counted.seen&&(r.counted={unread:t.unread_count,upto:t.last_sequence_id,seen:t.seen_sequence_id,change:r.counted.change}),ht(r,e.replica.me,e.replica.me,t.delivered_sequence_id,t.seen_sequence_id),r.highest=Math.max(r.highest,t.last_sequence_id),jt(r))})}counted(t){return this.run([],e=>{let r=e.room(t.id);r&&(r.recount=!1,r.counted={unread:t.unread_count??0,upto:t.last_sequence_id,seen:t.seen_sequence_id??0,change:t.last_change_id},ht(r,e.replica.me,e.replica.me,0,t.seen_sequence_id??0),r.highest=Math.max(r.highest,t.last_sequence_id))})}};function Qf(o,t){return o.type==="channel.created"||o.type==="participant.joined"&&o.data.user_id===t}function Jf(o){return o.filter(t=>t.type.startsWith("message.")&&t.channel_id).map(t=>[t.channel_id,t.data?.sequence_id??0])}var Wa=class{constructor(t,e,r,a,s,i){this.env=t;this.http=e;this.log=r;this.replica=a;this.content=s;this.refused=i}env;http;log;replica;content;refused;#e=!0;#t=new Map;stop(){this.#e=!1;for(let t of this.#t.values())t.end()}look(t=!1){for(let{channel:e,error:r}of this.replica.operations)!r&&this.#e&&!this.#t.has(e)&&this.#r(e);if(t)for(let e of this.#t.values())e.end()}#o(t){return this.replica.operations.find(e=>e.channel===t&&!e.error)}async#r(t){let e=new Fe(this.env);this.#t.set(t,e);for(let r=0;this.#e;){let a=this.#o(t);if(!a)break;let s=await this.#a(a);r=s?r+1:0,s&&this.#e&&await e.for((s.retryAfter??0)*1e3+ge(this.env,r))}this.#t.delete(t)}async#a(t){try{let e=await this.#n(t);if(!this.#e)return;if(e.ok)await this.#l(t,e.value);else{if(mt(e.error))return e.error;await this.#s(t,e.error)}return}catch(e){return{code:"storage",status:0,detail:e instanceof Error?e.message:String(e)}}}#l(t,e){return e?this.log.answered(e,[t.number]):this.log.run([],r=>{r.done.add(t.number)})}async#s(t,e){await this.log.run([],r=>{t.kind==="send"&&this.replica.rooms.has(t.channel)?r.operations.push({...t,error:e}):r.done.add(t.number)}),this.refused(t,e)}async#n(t){if(t.kind==="send")return this.#d(t);let e=`/v1/messages/${t.target.id}`;switch(t.kind){case"metadata":return this.http.call("PATCH",`${e}/metadata`,{body:t.patch});case"react":return this.http.call("PUT",`${e}/reactions/${encodeURIComponent(t.reaction)}`);case"unreact":{let r=await this.http.call("DELETE",`${e}/reactions/${encodeURIComponent(t.reaction)}`);return r.ok?this.http.call("GET",e):r}case"delete":{let r=await this.http.call("POST","/v1/messages/delete",{body:{ids:[t.target.id]}});return r.ok?I(r.value.data.messages[0]):r}}}async#d(t){let e=await this.content.upload(t,s=>this.log.run([],i=>{i.operations.push(s)}));if(!e.ok)return e;let r={message:{...e.value,uuid:t.id},recipients:{channels:[t.channel]}},a=await this.http.call("POST","/v1/messages",{body:r,key:t.id});return a.ok&&!a.value?_("network","the answer is empty"):a}};var $p=2e3,Va=class{constructor(t,e,r,a,s){this.env=t;this.http=e;this.log=r;this.replica=a;this.delivers=s}env;http;log;replica;delivers;#e=!0;#t=new Set;stop(){this.#e=!1}look(t=this.replica.rooms.keys()){for(let e of[...t]){let r=this.replica.rooms.get(e);r&&this.#e&&!this.#t.has(e)&&this.#o(r)&&this.#l(e)}}#o(t){return this.#r(t)>t.seen?"seen":this.delivers&&this.#a(t)?"delivered":void 0}#r(t){return Math.min(this.replica.marks.get(t.id)??0,t.highest)}#a(t){return t.folder==="inbox"&&t.sequence>t.delivered&&t.last!==void 0&&t.last.author!==this.replica.me}async#l(t){this.#t.add(t);try{await this.#s(t)}catch{}this.env.setTimeout(()=>{this.#t.delete(t),this.look([t])},$p)}async#s(t){let e=this.replica.rooms.get(t),r=this.#o(e),a=r==="seen"?this.#r(e):e.sequence,s=await this.http.call("PUT",`/v1/channels/${t}/${r}`,{body:{sequence_id:a}});this.#e&&(s.ok?await this.log.marked(s.value):mt(s.error)||await this.log.run([],i=>{i.marked.push({channel:t,seen:a})}))}};var Ap=15e3,ec=1e4,Ep=24e4,Mp=6e4,Zf=110*6e4,Rp=5e3,Ga=class{constructor(t,e,r,a){this.env=t;this.http=e;this.url=r;this.ear=a;this.#r=new Fe(t)}env;http;url;ear;#e=!1;#t;#o=new Set;#r;get live(){return this.#t!==void 0}start(){this.#e||!this.env.WebSocket||(this.#e=!0,this.#a())}stop(){this.#e=!1;for(let t of this.#o)t.close();this.#t=void 0,this.#r.end()}nudge(){this.#t?this.#t.ping(5e3):this.#r.end()}command(t){return this.#t?this.#t.command(t,ec):Promise.resolve(_("network","there is no connection"))}async#a(){for(let t=0;this.#e;){let e=await this.#s();if(!this.#e)return e?.close();if(!e){t++%3===0&&await this.#l(),this.#e&&await this.#r.for(ge(this.env,t));continue}t=0,this.#u(e),await e.stay(this.#c(e))}}async#l(){await this.http.call("GET","/v1/unread",{retries:0})}async#s(){let t=await this.http.tokens.token();if(!t.ok||!this.#e)return;let e=new Yi(this.env,this.url,t.value,r=>this.#d(r));return this.#o.add(e),e.onend=()=>this.#n(e),await e.hello(Ap)?e:void 0}#n(t){this.#o.delete(t),this.#t===t&&(this.#t=void 0,this.#e&&this.ear.down())}#d(t){for(let e of t)e.at&&this.http.observe(Date.parse(e.at));this.ear.events(t)}#u(t){let e=this.#t;this.#t=t,e&&this.env.setTimeout(()=>e.close(),Rp),this.ear.ready()}#c(t){let e=Date.parse(t.expiresAt)-this.http.serverNow(),r=Math.min(Mp,e/4)*(1+this.env.random());return Math.max(1e3,Math.min(e-r,Zf)||Zf)}},Yi=class{constructor(t,e,r,a){this.env=t;this.hear=a;this.#e=new t.WebSocket(e,["parley.v1",r]),this.#e.onopen=()=>this.#n({type:"hello"}),this.#e.onmessage=({data:s})=>this.#d(s),this.#e.onclose=this.#e.onerror=()=>this.close()}env;hear;over=!1;expiresAt="";onend;#e;#t=new Map;#o=0;#r;#a;#l;hello(t){return new Promise(e=>{if(this.over)return e(!1);let r=this.env.setTimeout(()=>this.close(),t);this.#r=a=>{this.env.clearTimeout(r),e(a)}})}stay(t){return new Promise(e=>{if(this.over)return e();let r=this.env.setTimeout(e,t);this.#a=()=>{this.env.clearTimeout(r),e()},this.#s()})}#s(){this.env.clearTimeout(this.#l),this.#l=this.env.setTimeout(()=>{this.ping(ec).then(()=>this.over||this.#s())},Ep)}async ping(t){(await this.command({type:"ping"},t)).ok||this.close()}command(t,e){let r=`r${++this.#o}`;return new Promise(a=>{let s=this.env.setTimeout(()=>i(_("network","no answer came")),e),i=n=>{this.env.clearTimeout(s),this.#t.delete(r),a(n)};this.#t.set(r,i),this.#n({...t,ref:r})})}#n(t){try{this.#e.send(JSON.stringify(t))}catch{this.close()}}#d(t){if(this.over)return;let e=Tp(t);e&&(e.type==="ready"?(this.expiresAt=e.expires_at,this.#r?.(!0)):e.type==="batch"?this.hear(e.events??[]):e.type==="ok"||e.type==="pong"?this.#t.get(e.ref)?.(I(e.data)):e.type==="error"?this.#t.get(e.ref)?.(_p(e.problem)):e.type==="session.ended"?this.close():e.id&&this.hear([e]))}close(){if(!this.over){this.over=!0,this.#e.onmessage=this.#e.onclose=this.#e.onopen=null,this.#e.onerror=()=>{},this.env.clearTimeout(this.#l);try{this.#e.close(1e3)}catch{}for(let t of[...this.#t.values()])t(_("network","the connection has ended"));this.#r?.(!1),this.#a?.(),this.onend?.()}}};function Tp(o){try{return JSON.parse(o)}catch{return}}function _p(o){let{code:t,detail:e,status:r,errors:a,retry_after:s}=o??{},i={status:r??0,...a&&{errors:a},...s&&{retryAfter:s}};return _(t??"network",e??"refused",i)}var Op=60,Bp=100,tc=100,Ka=class{constructor(t,e,r,a,s,i){this.env=t;this.http=e;this.log=r;this.replica=a;this.policy=s;this.ear=i;this.#r=new Fe(t)}env;http;log;replica;policy;ear;#e=!1;#t=!1;#o=!1;#r;#a=new Set;#l=new Set;start(){this.#t||(this.#t=!0,this.#n())}stop(){this.#t=!1,this.#o=!0,this.#r.end()}sync(){this.#e=!0,this.#a.clear(),this.#s()}open(t){this.#l.has(t)||(this.#l.add(t),this.#e=!0,this.#s())}look(){(this.log.needsSync()||this.log.gaps().length>0||this.#w().length>0)&&this.#s()}#s(){this.#o=!0,this.#r.end()}async#n(){for(let t=0;this.#t;){this.#o=!1;let e=await this.#d();if(!this.#t)return;if(e&&this.ear.failed(e),t=e?t+1:0,t>0)await this.#r.for((e.retryAfter??0)*1e3+ge(this.env,t));else for(;!this.#o&&this.#t;)await this.#r.for(36e5)}}async#d(){try{return await this.#u()}catch(t){return this.#e=!0,{code:"storage",status:0,detail:t instanceof Error?t.message:String(t)}}}async#u(){this.#e||await this.#c();for(let t=0;t<Bp&&this.#t;t++){let e=await this.#i();if(e)return e;if(!this.#e&&!this.log.needsSync()&&this.log.gaps().length===0&&this.#w().length===0)break}}#c(){return new Promise(t=>{this.env.setTimeout(t,Op*(1+this.env.random()))})}async#i(){if(this.#e||this.log.needsSync()){let t=await this.#f();if(t)return t}for(let t of this.log.gaps()){let e=await this.#x(t);if(e)return e}for(let t of this.#w()){if(!this.#t||this.#e||this.log.needsSync())break;let e=await t();if(e)return e}}async#f(){let t=this.#e;this.#e=!1,t&&this.ear.syncing(),this.log.beginSync();let e;try{e=await this.#p(this.log.positions(this.#l))}finally{await this.log.endSync(!e&&this.#t)}return e?this.#e=!0:t&&this.ear.synced(),e}async#p(t){let{epoch:e,blocks:r}=this.replica.meta,a={channels:t,messages_per_channel:typeof this.policy=="number"?Math.min(100,Math.max(1,this.policy)):20,...e!==void 0&&{epoch:e},...r!==void 0&&{blocks_revision:r}};for(let s=0;;s++){let i=await this.http.call("POST","/v1/sync",{body:a,retries:s===0?0:3});if(!i.ok)return i.error;let{next_cursor:n}=i.value;if(await this.log.page(t,i.value),!n)return this.#h(i.value);a={cursor:n}}}async#h({epoch:t,blocks_revision:e}){t===this.replica.meta.epoch&&e===this.replica.meta.blocks||await this.log.run([],r=>{r.meta={epoch:t,blocks:e}})}async#x(t){let e=`/v1/channels/${t.channel}/messages?from_sequence_id=${t.after}&per_page=${tc}`,r=await this.http.call("GET",e);return r.ok&&r.value.data.messages[0]?.sequence_id!==t.after+1&&(this.#e=!0),this.#g(t.channel,r)}async#g(t,e){if(!e.ok)return this.#m(e.error,t);await this.log.fill(t,e.value.data.messages),e.value.data.messages.length===0&&this.#m({code:"not_found",status:404,detail:""},t)}#m(t,e){if(t.status!==404&&mt(t))return t;this.#a.add(e),this.#e=t.status===404}#w(){let t=[],e=[...this.replica.rooms.values()].filter(r=>!this.#a.has(r.id));for(let r of e){for(let a of r.pointers)t.push(()=>this.#k(r.id,a));ce(r)>this.#v(r)&&t.push(()=>this.#b(r.id)),r.recount&&ce(r)>this.replica.seen(r)+1&&t.push(()=>this.#S(r.id))}return t}#v(t){if(this.policy==="all")return t.first;let e=this.policy==="unread"?t.seen+1:t.sequence-this.policy+1;return Math.max(t.first,Math.min(e,t.sequence+1))}async#b(t){let e=this.replica.rooms.get(t);if(!e||ce(e)<=e.first)return;let r=`/v1/channels/${t}/messages?before_sequence_id=${ce(e)}&per_page=${tc}`;return this.#g(t,await this.http.call("GET",r))}async#k(t,e){let[r]=await this.replica.entries([[t,e]]);if(!r?.truncated)return;let a=await this.http.call("GET",`/v1/messages/${r.id}`);if(!a.ok)return this.#m(a.error,t);await this.log.fill(t,[a.value])}async#S(t){let e=await this.http.call("GET",`/v1/channels/${t}`);if(!e.ok)return this.#m(e.error,t);await this.log.counted(e.value)}async older(t){return this.#b(t)}};var Qi=3e4,zp=1e4,Dp=3e3,Xa=class{constructor(t,e,r,a,s,i){this.env=t;this.replica=r;this.bodies=s;this.options=i;this.log=new Na(r,n=>this.#a(n),()=>s.look()),this.outbox=new Wa(t,e,this.log,r,a,i.refused),this.receipts=new Va(t,e,this.log,r,i.deliveryReceipts),this.syncer=new Ka(t,e,this.log,r,i.history,{syncing:()=>this.realtime.live&&i.status({state:"syncing"}),synced:()=>this.#l(),failed:n=>i.status({error:n})}),this.realtime=new Ga(t,e,i.socketUrl,{events:n=>this.#r(n),ready:()=>{i.connected(),this.syncer.sync(),this.outbox.look(!0),s.look()},down:()=>i.status({state:"offline"})})}env;replica;bodies;options;log;outbox;receipts;syncer;realtime;#e;start(){this.syncer.start(),this.realtime.start(),this.outbox.look(),this.receipts.look(),this.bodies.start(),this.#o(this.env.WebSocket?zp:0)}stop(){this.env.clearTimeout(this.#e),this.realtime.stop(),this.syncer.stop(),this.outbox.stop(),this.receipts.stop(),this.bodies.stop()}#t(){this.realtime.live||this.syncer.sync(),this.#o(Qi/2+ge(this.env,20,Qi,Qi))}#o(t){this.env.clearTimeout(this.#e),this.#e=this.env.setTimeout(()=>this.#t(),t)}wake(){this.realtime.live?this.syncer.sync():this.#o(Dp),this.realtime.nudge(),this.bodies.look(),this.outbox.look(!0)}open(t){this.replica.rooms.size>Xi&&this.syncer.open(t)}command(t){return this.realtime.command(t)}#r(t){let e=t.filter(r=>r.type!=="typing"&&r.type!=="presence");for(let r of t)this.options.heard(r);e.length>0&&this.log.apply(e).then(()=>this.syncer.look(),()=>this.syncer.sync())}#a(t){this.options.changed(t),this.receipts.look(t.rooms),t.operations&&this.outbox.look(),this.syncer.look()}#l(){this.options.status({syncedAt:this.env.now(),error:void 0,...this.realtime.live&&{state:"live"}}),this.receipts.look()}};var Ya=class{async createChannel(t){let e=t.type==="PERSONAL"||t.distinct?{}:{uuid:this.newKey()},r=await this.call("POST","/v1/channels",{body:{...t,...e}});return r.ok?this.#e(r.value.id):r}async join(t){let e=await this.call("PUT",`/v1/channels/${t}/participants/me`);return e.ok?this.#e(t):e}async#e(t){return this.channel(t)||this.sync(),this.waitForChannel(t)}leave(t){return this.removeParticipant(t,this.userId)}addParticipants(t,e){return this.#t("POST",`/v1/channels/${t}/participants`,{user_ids:e})}removeParticipant(t,e){return this.#t("DELETE",`/v1/channels/${t}/participants/${encodeURIComponent(e)}`)}setRole(t,e,r){return this.#t("PATCH",`/v1/channels/${t}/participants/${encodeURIComponent(e)}`,{role:r})}updateChannel(t,e){return this.#t("PATCH",`/v1/channels/${t}`,e)}deleteChannel(t){return this.#t("DELETE",`/v1/channels/${t}`)}moveTo(t,e){return this.#t("PUT",`/v1/channels/${t}/folder`,{folder:e})}clearHistory(t,e=this.channel(t)?.lastSequence??0){return this.#t("PUT",`/v1/channels/${t}/cleared`,{sequence_id:e})}block(t){return this.#t("PUT",`/v1/blocks/${encodeURIComponent(t)}`)}unblock(t){return this.#t("DELETE",`/v1/blocks/${encodeURIComponent(t)}`)}async#t(t,e,r){let a=await this.call(t,e,{body:r});return a.ok&&this.sync(),a}};function Fp(o,t){let{info:e}=t,r=o.seen(t),a=e.participants!==void 0,s=a?qp(o,t):[],i=o.operations.findLast(l=>l.kind==="send"&&l.channel===t.id),n=i?gt(o,i):t.last&&Ko(o,t,t.last);return{id:t.id,type:e.type,title:e.title,description:e.description,metadata:e.metadata,exposed:e.exposed,info:e,participants:s,participantCount:a?s.length:e.participant_count,role:t.role,folder:t.folder,unread:Ha(t,r),seen:r,lastSequence:t.sequence,...n&&{lastMessage:n},activeAt:n?.createdAt||e.created_at,complete:ce(t)<=t.first}}var Qa=class{constructor(t){this.replica=t;t.listen(e=>this.#o(e))}replica;#e=new Map;#t=[];of(t){let e=this.#e.get(t.id);if(e)return e;let r=Fp(this.replica,t);return this.#e.set(t.id,r),r}#o(t){for(let r of t.rooms)this.#e.delete(r);if(t.identities?.length&&this.#e.clear(),!t.operations)return;let e=this.replica.operations.map(r=>r.channel);for(let r of[...this.#t,...e])this.#e.delete(r);this.#t=e}};function qp(o,t){return Object.entries(t.members).filter(([,e])=>!e.gone).map(([e,r])=>{let a=o.identities.get(e);return{userId:e,role:r.role??"member",delivered:r.delivered,seen:r.seen,...a&&{identity:a}}})}function Ko(o,t,e){let r={key:e.uuid??e.id??`${e.channel_id}:${e.sequence_id}`,id:e.id,sequence:e.sequence_id,channelId:e.channel_id,author:e.author??"",type:e.type??"",content:e.content,parts:e.parts??[],metadata:e.metadata??{},reactions:Ip(e),createdAt:e.created_at??"",updatedAt:e.updated_at??"",deleted:e.deleted??!1,hidden:e.hidden??!1,partial:e.truncated??!1,state:e.hidden?"sent":Up(t,e),pending:!1};for(let a of o.operations)a.target?.id===e.id&&a.channel===t.id&&Hp(r,a);return r}function Ip(o){return Object.fromEntries(Object.entries(o.reactions??{}).map(([t,{count:e}])=>[t,{count:e,mine:Hf(o,t)}]))}function Up(o,t){let e=0,[r,a]=[!0,!0];for(let[s,i]of Object.entries(o.members))i.gone||s===t.author||(e++,r&&=i.delivered>=t.sequence_id,a&&=i.seen>=t.sequence_id);return e===0||!r||!o.info.participants?"sent":a?"seen":"delivered"}function Hp(o,t){o.pending=!0,!o.deleted&&(t.kind==="delete"?Object.assign(o,{deleted:!0,content:null,parts:[],metadata:{},reactions:{}}):t.kind==="metadata"?o.metadata=rc(o.metadata,t.patch):o.reactions=jp(o.reactions,t.reaction,t.kind==="react"))}function rc(o,t){let e={...o};for(let[r,a]of Object.entries(t))a===null?delete e[r]:e[r]=oc(a)?rc(oc(e[r])?e[r]:{},a):a;return e}var oc=o=>typeof o=="object"&&o!==null&&!Array.isArray(o);function jp(o,t,e){let r=o[t]??{count:0,mine:!1};if(r.mine===e)return o;let{[t]:a,...s}=o,i=r.count+(e?1:-1);return i>0?{...s,[t]:{count:i,mine:e}}:s}function gt(o,t){let e=t.draft,r=e.type==="text"?e.content?.text:void 0;return{key:t.id,channelId:t.channel,author:o.me,type:e.type??"parts",content:e.content??null,parts:e.parts?.map((a,s)=>({...a,id:String(s+1)}))??(r===void 0?[]:[{id:"1",mime_type:"text/plain",body:r}]),metadata:e.metadata??{},reactions:{},createdAt:t.at,updatedAt:t.at,deleted:!1,hidden:!1,partial:!1,state:t.error?"failed":"sending",...t.error&&{error:t.error},pending:!t.error}}var Ja=class extends Ya{async send(t,e){let r=typeof e=="string"?Np(e):e,a=await this.#r({id:this.newKey(),channel:t,kind:"send",draft:r});return gt(this.replica,a)}async retry(t){let e=this.#e(t);if(!e)return _("not_found","no such message has failed");let{error:r,number:a,...s}=e;return await this.#t(e),I(gt(this.replica,await this.#r({...s,id:this.newKey()})))}async discard(t){let e=this.#e(t);e&&await this.#t(e)}#e(t){return this.replica.operations.find(e=>e.id===t&&e.error)}async#t(t){await this.replica.store.commit({done:[t.number]}),await this.operated()}deleteMessage(t){return this.#o(t,{kind:"delete"})}patchMetadata(t,e){return this.#o(t,{kind:"metadata",patch:e})}react(t,e){return this.#o(t,{kind:"react",reaction:e})}unreact(t,e){return this.#o(t,{kind:"unreact",reaction:e})}async#o(t,e){if(!t.id||!t.sequence)return _("conflict","the message is not at the server yet");let r={id:t.id,sequence:t.sequence};return await this.#r({id:this.newKey(),channel:t.channelId,target:r,...e}),I(void 0)}async#r(t){let e=await this.replica.store.enqueue({...t,at:new Date(this.serverNow()).toISOString()});return await this.operated([e.channel]),e}};function Np(o){return new TextEncoder().encode(o).length<=32768?{type:"text",content:{text:o}}:{parts:[{mime_type:"text/plain",body:o}]}}var Za=class{constructor(t,e){this.env=t;this.changed=e}env;changed;#e=new Map;#t=new Map;#o=new Map;#r=new Map;hear(t){t.type==="presence"?this.present([t.data]):t.type==="typing"&&t.channel_id?this.#a(t.channel_id,t.data.user_id,t.data.state==="started"):t.type==="message.created"&&t.channel_id&&t.data?.author&&this.#a(t.channel_id,t.data.author,!1)}present(t){for(let e of t)this.#t.set(e.user_id,{userId:e.user_id,status:e.status,...e.last_seen_at&&{lastSeenAt:e.last_seen_at}}),this.changed("presence",e.user_id)}#a(t,e,r){let a=this.#e.get(t)??new Map,s=a.has(e);this.env.clearTimeout(a.get(e)),a.delete(e),r&&a.set(e,this.env.setTimeout(()=>this.#a(t,e,!1),6e3)),this.#e.set(t,a),s!==r&&this.changed("typing",t)}typing(t){return[...this.#e.get(t)?.keys()??[]]}presence(t){return this.#t.get(t)}wish(t,{status:e,watch:r}={}){let a={...this.#o.get(t),...e&&{status:e},...r&&{watch:r}};return this.#o.set(t,a),a}wishes(){let t=[...this.#o.values()],e=t.findLast(a=>a.status)?.status,r=[...new Set(t.flatMap(a=>a.watch??[]))].slice(0,100);return e||r.length>0?{...e&&{status:e},...r.length>0&&{watch:r}}:void 0}type(t,e,r){let a=this.#r.get(t);if(this.env.clearTimeout(a?.stop),!e){this.#r.delete(t)&&r("stopped");return}let s=!a||this.env.now()-a.said>=3e3;s&&r("started");let i=this.env.setTimeout(()=>this.type(t,!1,r),5e3);this.#r.set(t,{said:s?this.env.now():a.said,stop:i})}close(){for(let t of this.#e.values())for(let e of t.values())this.env.clearTimeout(e);for(let{stop:t}of this.#r.values())this.env.clearTimeout(t)}};var es=class{constructor(t,e){this.replica=t;this.page=e;this.limit=e,this.#o=t.listen(r=>this.concerns(r)&&void this.refresh())}replica;page;#e=[];#t=new Set;#o;#r;#a=!1;limit;get items(){return this.#e}subscribe(t){return this.#t.add(t),()=>{this.#t.delete(t)}}close(){this.#o(),this.#t.clear()}refresh(){return this.#a=!0,this.#r??=this.#l().finally(()=>this.#r=void 0),this.#r}async#l(){for(;this.#a;){this.#a=!1;try{this.#s(await this.read())}catch{return}}}#s(t){let e=new Map(this.#e.map(i=>[this.keyOf(i),i])),r={items:[],added:[],changed:[],removed:[]},a=t.map(i=>{let n=this.keyOf(i),l=e.get(n);if(e.delete(n),!l)r.added.push(i);else{if(this.same(l,i))return l;r.changed.push(i)}return i});if(r.removed.push(...e.keys()),!(!a.some((i,n)=>i!==this.#e[n])&&a.length===this.#e.length)){this.#e=r.items=a;for(let i of[...this.#t])i(r)}}},Wp={activity:(o,t)=>co(t.activeAt,o.activeAt)||co(o.id,t.id),created:(o,t)=>co(t.info.created_at,o.info.created_at)||co(o.id,t.id),title:(o,t)=>co(o.title??"",t.title??"")||co(o.id,t.id)},co=(o,t)=>o<t?-1:o>t?1:0,ts=class extends es{constructor(e,r,a){super(e,a.limit??1/0);this.views=r;this.options=a}views;options;#e=0;get hasMore(){return this.#e>this.limit}more(){return this.limit+=this.page,this.refresh()}concerns(){return!0}async read(){let{folder:e="inbox",filter:r,sort:a="activity"}=this.options,s=[...this.replica.rooms.values()].filter(i=>e==="any"||i.folder===e).map(i=>this.views.of(i));return r&&(s=s.filter(r)),this.#e=s.length,s.sort(typeof a=="function"?a:Wp[a]).slice(0,this.limit)}keyOf(e){return e.id}same(e,r){return e===r}};function ac(o,t){if(o===t)return!0;if(typeof o!="object"||typeof t!="object"||!o||!t)return!1;let e=Object.keys(o);return e.length===Object.keys(t).length&&e.every(r=>ac(o[r],t[r]))}var Vp=200,os=class extends es{constructor(e,r,a,s){super(e,a.limit??50);this.channel=r;this.options=a;this.older=s}channel;options;older;#e=!1;get hasMore(){let e=this.replica.rooms.get(this.channel);return e!==void 0&&(this.#e||ce(e)>e.first)}async more(){this.limit+=this.page,await this.refresh();let e=this.replica.rooms.get(this.channel);this.#e||!e||ce(e)<=e.first||(await this.older(this.channel),await this.refresh())}concerns(e){return e.rooms.includes(this.channel)||e.operations===!0}async read(){let e=this.replica.rooms.get(this.channel);if(!e)return[];let{filter:r}=this.options,a=[],s=r?Vp:this.limit;for(let f=e.sequence;f>=ce(e)&&a.length<this.limit;f-=s){let m=(await this.replica.store.page(this.channel,Math.max(ce(e),f-s+1),f,s)).map(x=>Ko(this.replica,e,x));a.unshift(...r?m.filter(r):m),this.#e=f-s>=ce(e)}this.#e||=a.length>this.limit;let i=this.replica.operations.filter(f=>f.kind==="send"&&f.channel===this.channel).map(f=>gt(this.replica,f)),n=new Set(a.map(f=>f.key)),l=[...a.slice(-this.limit),...i.filter(f=>!n.has(f.key)&&(!r||r(f)))];return this.options.order==="desc"?l.reverse():l}keyOf(e){return e.key}same(e,r){return ac(e,r)}};var rs=class{constructor(t,e){this.store=t;this.me=e}store;me;rooms=new Map;marks=new Map;identities=new Map;operations=[];meta={};#e=new Set;async load(){let t=await this.store.load();this.#t(t)}#t(t){this.rooms.clear(),this.identities.clear(),this.setRooms(t.rooms,[]),this.marks.clear(),this.setMarks(t.marks);for(let e of t.identities)this.identities.set(e.user_id,e);this.operations=t.operations,this.meta=t.meta}setRooms(t,e){for(let r of t)this.rooms.set(r.id,r);for(let r of e)this.rooms.delete(r)}setMarks(t){for(let{channel:e,seen:r}of t)this.marks.set(e,Math.max(r,this.marks.get(e)??0))}async reread(){this.operations=await this.store.operations(),this.setMarks(await this.store.marks())}async refresh(t){let e=await this.store.rooms(t.rooms),r=new Set(e.map(a=>a.id));this.setRooms(e,t.rooms.filter(a=>!r.has(a))),await this.reread();for(let a of await this.store.identities(t.identities??[]))this.identities.set(a.user_id,a);this.tell(t)}seen(t){return Math.max(t.seen,this.marks.get(t.id)??0,t.first-1)}entries(t){return this.store.entries(t)}listen(t){return this.#e.add(t),()=>{this.#e.delete(t)}}tell(t){for(let e of[...this.#e])e(t)}};var as=class{constructor(t,e,r,a,s,i,n){this.env=t;this.http=e;this.store=r;this.appId=a;this.userId=s;this.source=i;this.told=n}env;http;store;appId;userId;source;told;#e;#t;#o=!1;restore(t){this.#e=t}async token(){return this.#o?_("logged_out","this client has been logged out or closed"):this.#e?I(this.#e.token):this.renew("")}renew(t,e){return this.#t??=this.#r(()=>this.#a(t,e)).finally(()=>this.#t=void 0),this.#t}#r(t){return this.env.locks?this.env.locks.request(`parley-login:${this.appId}:${this.userId}`,t):t()}async#a(t,e){if(this.#o)return _("logged_out","this client has been logged out or closed");let r=(await this.store.meta()).session;if(r&&r.token!==t)return this.#e=r,I(r.token);let a=await this.#l(e);if(!a.ok){let s=_("login_failed",a.error.detail,{...a.error,code:"login_failed"});return this.told(s.error),s}return this.#o?_("logged_out","this client has been logged out or closed"):(this.#e={token:a.value.session_token,expiresAt:a.value.expires_at},await this.store.commit({meta:{session:this.#e}}),I(this.#e.token))}async#l(t){let e;try{e=await this.source({appId:this.appId,userId:this.userId,nonce:()=>this.#s(t)})}catch(a){return _("login_failed",a instanceof Error?a.message:String(a))}let r=await this.http.call("POST","/v1/sessions",{body:{app_id:this.appId,identity_token:e},anonymous:!0,retries:0});return r.ok&&r.value.identity.user_id!==this.userId?_("login_failed",`the identity token is of ${r.value.identity.user_id}, not of ${this.userId}`):r}async#s(t){if(t)return t;let e=await this.http.call("POST","/v1/nonces",{body:{app_id:this.appId},anonymous:!0});if(!e.ok)throw new Error(e.error.detail);return e.value.nonce}async logOut(){this.#e?.token&&await this.http.call("DELETE","/v1/sessions/current",{retries:1}),this.end()}end(){this.#o=!0}};var ss=class{#e;#t=new AbortController;#o;constructor(t,e,r,a){this.#e=t.broadcast?.(e),this.#e&&(this.#e.onmessage=({data:s})=>a(s)),t.locks||Promise.resolve().then(()=>this.#t.signal.aborted||r()),t.locks?.request(e,{signal:this.#t.signal},()=>{if(!this.#t.signal.aborted)return r(),new Promise(s=>this.#o=s)}).catch(()=>{})}say(t){this.#e?.postMessage(t)}close(){this.#t.abort(),this.#o?.(),this.#e?.close()}};function Ji(o,t,e){return new Promise(r=>{let a=n=>{i(),o.clearTimeout(s),r(n)},s=o.setTimeout(()=>a(_("timeout","it did not come in time")),t),i=e(n=>a(I(n)))})}var Xo=class o extends Ja{constructor(e,r,a,s){super();this.options=e;this.#e=r,this.replica=a,this.#o=new Qa(a),this.#d=r.uuid(),this.#t=new qa(r,e.url.replace(/\/$/,"")),this.#r=new as(r,this.#t,a.store,e.appId,e.userId,e.identityToken,i=>this.#C({error:i})),this.#r.restore(a.meta.session),this.#t.tokens=this.#r,this.#a=new Fa(r,this.#t,(i,n,l)=>this.#A({say:"progress",kind:"upload",event:{key:i.id,part:n,...l}})),this.#l=new za(r,a.store,this.#a,e.bodies??{},({channelId:i,messageId:n,part:l},f)=>this.#A({say:"progress",kind:"download",event:{channelId:i,messageId:n,part:l.id,...f}})),this.#s=new Za(r,(i,n)=>this.#R(i,n)),this.#n=new ss(r,s,()=>this.#b(),i=>this.#k(i)),this.#n.say({say:"opened"}),this.#c=r.onWake(()=>this.sync())}options;#e;#t;replica;#o;#r;#a;#l;#s;#n;#d;#u=new Map;#c;#i;#f={state:"starting"};#p=Promise.resolve();static async open(e){let r={...Of(),...e.environment},a=`parley:${e.appId}:${e.userId}`,s=new rs(await r.store(a),e.userId);return await s.load(),new o(e,r,s,a)}get userId(){return this.options.userId}async channels(e={}){let r=new ts(this.replica,this.#o,e);return await r.refresh(),r}async messages(e,r={}){this.#i?this.#i.open(e):this.#n.say({say:"open",channel:e});let a=new os(this.replica,e,r,s=>this.#M(s));return await a.refresh(),a}channel(e){let r=this.replica.rooms.get(e);return r&&this.#o.of(r)}async message(e){let r=this.replica.operations.find(i=>i.kind==="send"&&i.id===e);if(r)return gt(this.replica,r);let a=await this.replica.store.find(e),s=a&&this.replica.rooms.get(a.channel_id);return s&&Ko(this.replica,s,a)}identity(e){return this.replica.identities.get(e)}unread(){let e=[...this.replica.rooms.values()].filter(r=>r.folder==="inbox").map(r=>Ha(r,this.replica.seen(r)));return{channels:e.filter(r=>r>0).length,messages:e.reduce((r,a)=>r+a,0)}}get waiting(){return this.replica.operations.filter(e=>!e.error).length}get status(){return this.#f}on(e,r){let a=this.#u.get(e)??new Set;return this.#u.set(e,a.add(r)),()=>{a.delete(r)}}onChange(e){return this.replica.listen(e)}waitForChannel(e,r=1e4){return this.#h(async()=>this.channel(e),r)}waitForMessage(e,r=1e4){return this.#h(()=>this.message(e),r)}async waitForSync(e=3e4){let r=this.#f.syncedAt;return this.sync(),Ji(this.#e,e,a=>this.on("status",()=>this.#f.syncedAt!==r&&a(this.#f)))}async#h(e,r){let a=await e();return a?I(a):Ji(this.#e,r,s=>this.replica.listen(()=>{e().then(i=>i&&s(i),()=>{})}))}async operated(e=[]){await this.#x(),this.#P({rooms:e,operations:!0}),this.#i?.outbox.look()}#x(){if(this.#i)return this.#i.log.reread();let e=this.#p.then(()=>this.replica.reread());return this.#p=e.catch(()=>{}),e}async markSeen(e,r=this.replica.rooms.get(e)?.sequence??0){let a=this.replica.rooms.get(e);!a||r<=this.replica.seen(a)||(await this.replica.store.mark(e,r),this.replica.marks.set(e,Math.max(r,this.replica.marks.get(e)??0)),this.#P({rooms:[e]}),this.#i?.receipts.look([e]))}download(e,r,a=()=>{}){return e.id?this.#l.get({channelId:e.channelId,messageId:e.id,part:r},a):Promise.resolve(_("not_found","the message is on its way"))}newKey(){return this.#e.uuid()}serverNow(){return this.#t.serverNow()}call(e,r,a={}){return this.#t.call(e,r,a)}typing(e,r="started"){this.#s.type(e,r==="started",a=>this.#w({type:"typing",channel_id:e,state:a}))}typingIn(e){return this.#s.typing(e)}setPresence(e){this.#g({status:e})}watch(e){this.#g({watch:e})}presence(e){return this.#s.presence(e)}#g(e){this.#n.say({say:"presence",tab:this.#d,...this.#s.wish(this.#d,e)}),this.#m()}async#m(){let e=this.#s.wishes();if(!this.#i?.realtime.live||!e)return;let r=await this.#i.command({type:"presence",...e});if(r.ok&&r.value?.presence)for(let a of r.value.presence)this.#L({type:"presence",id:"",data:a})}#w(e){this.#i?this.#i.command(e):this.#n.say({say:"frame",frame:e})}sync(){this.#i?this.#i.wake():this.#n.say({say:"sync"})}async logOut(){this.#v(),await this.#r.logOut(),this.#n.say({say:"wiped"}),await this.replica.store.wipe(),this.#n.close()}close(){this.#v(),this.#r.end(),this.#n.close(),this.replica.store.close()}#v(){this.#c(),this.#i?.stop(),this.#i=void 0,this.#s.close(),this.#C({state:"closed"})}#b(){let e=this.#p.then(()=>this.replica.load());this.#p=e.then(()=>{this.#f.state!=="closed"&&(this.#i=new Xa(this.#e,this.#t,this.replica,this.#a,this.#l,{socketUrl:this.options.socketUrl,history:this.options.history??"unread",deliveryReceipts:this.options.deliveryReceipts??!0,changed:r=>this.#P(r),status:r=>this.#C(r),heard:r=>this.#L(r),refused:(r,a)=>this.#y("refused",{kind:r.kind,channelId:r.channel,key:r.id,error:a}),connected:()=>{this.#m()}}),this.#n.say({say:"led"}),this.replica.tell({rooms:[...this.replica.rooms.keys()],operations:!0}),this.#i.start())},()=>{})}#k(e){if(this.#f.state!=="closed")switch(e.say){case"changed":return this.#E(e.changed);case"status":return this.#C(e.status,!1);case"heard":return this.#$(e.event);case"progress":return this.#y(e.kind,e.event);case"presence":return this.#s.wish(e.tab,e),void this.#m();case"led":return this.#n.say({say:"presence",tab:this.#d,...this.#s.wish(this.#d)});case"wiped":return this.close();default:this.#i&&this.#S(this.#i,e)}}#S(e,r){r.say==="opened"?this.#n.say({say:"status",status:this.#f}):r.say==="sync"?e.wake():r.say==="older"?e.syncer.older(r.channel):r.say==="open"?e.open(r.channel):r.say==="frame"&&e.command(r.frame)}#E(e){let r=async()=>{if(!this.#i)return this.replica.refresh(e);await this.#i.log.reread(),this.replica.tell(e),this.#i.outbox.look(),this.#i.receipts.look(e.rooms)};this.#p=this.#p.then(r).catch(()=>{})}#P(e){this.#n.say({say:"changed",changed:e}),this.replica.tell(e)}#L(e){this.#n.say({say:"heard",event:e}),this.#$(e)}#$(e){this.#s.hear(e),this.#y("event",e)}#A(e){this.#n.say(e),this.#y(e.kind,e.event)}async#M(e){this.#i?await this.#i.syncer.older(e):this.#n.say({say:"older",channel:e})}#R(e,r){e==="typing"?this.#y("typing",{channelId:r,userIds:this.#s.typing(r)}):this.#y("presence",this.#s.presence(r))}#C(e,r=!0){this.#f={...this.#f,...e},r&&this.#i&&this.#n.say({say:"status",status:this.#f}),this.#y("status",this.#f)}#y(e,r){for(let a of[...this.#u.get(e)??[]])a(r)}};var Zi="parley.app",on="parley.user",uo=location.origin,rn=`${uo.replace(/^http/,"ws")}/ws`,en=class extends Error{};async function tn(o,t){let e=await fetch("/local/identity-tokens",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({user_id:o,display_name:t??""})});if(!e.ok)throw new Error(await e.text());return e.json()}var an=()=>localStorage.getItem(Zi),sc=()=>localStorage.getItem(on),ic=()=>new URL(location.href).searchParams.get("user")||sc();function nc(o){localStorage.setItem(on,o);let t=new URL(location.href);t.searchParams.set("user",o),history.replaceState(null,"",t)}function lc(o){sc()===o&&localStorage.removeItem(on),history.replaceState(null,"","/")}async function dc(o,t,e){let r,a=an();a||(r=await tn(o,t),localStorage.setItem(Zi,a=r.app_id));let s=await Xo.open({url:uo,socketUrl:rn,appId:a,userId:o,identityToken:async()=>{let i=r??await tn(o,t??s.identity(o)?.display_name??void 0);if(r=void 0,i.app_id!==a)throw localStorage.setItem(Zi,i.app_id),e(),new en("this stack has another demo app now");return i.identity_token}});return s}async function fc(o,t){let{app_id:e,identity_token:r}=await tn(o,t),a=await fetch("/v1/sessions",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({app_id:e,identity_token:r})});if(!a.ok)throw new Error((await a.json()).detail);return(await a.json()).session_token}var ue,cc,ns,uc,is,sn,yt=class extends R{constructor(){super(...arguments);C(this,ue);this.token="";this.refusal="";this.copied="";C(this,ns,async()=>{try{this.token=await fc(this.parley.userId,this.parley.identity(this.parley.userId)?.display_name??void 0)}catch(e){this.refusal=e.message}})}render(){let e=at.find(r=>r!==this.parley.userId);return c`
      <div class="next">
        <h2>What to do next</h2>
        <ol class="steps">
          <li>
            <h3>Talk to yourself</h3>
            <p>A chat needs two. Open <a href=${`/?user=${e}`} target="_blank" rel="noopener">a second window as ${U(this.parley,e)}</a>, beside this one, and watch the ticks.</p>
          </li>
          <li>
            <h3>Call the API</h3>
            <p>${this.channel?c`This writes to “<bdi>${ne(this.parley,this.channel)}</bdi>” as you. Paste it into a terminal, and look here.`:"This lists your chats. Open one first, and it writes into it."}</p>
            ${h(this,ue,cc).call(this)}
          </li>
          <li>
            <h3>Go on</h3>
            <ul class="links">
              <li><a href="/docs">HTTP API</a> <span class="quiet">every call, its shapes and errors</span></li>
              <li><a href="/docs/socket">Socket</a> <span class="quiet">frames and events</span></li>
              <li><code>sdk/js/README.md</code> <span class="quiet">the library that this page is built on; it works offline</span></li>
            </ul>
          </li>
        </ol>
        <dl class="facts">
          ${h(this,ue,is).call(this,"App id",an()??"")}${h(this,ue,is).call(this,"HTTP",uo)}${h(this,ue,is).call(this,"Socket",rn)}
        </dl>
      </div>`}};ue=new WeakSet,cc=function(){if(this.refusal)return c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`;if(!this.token)return c`<wa-button size="s" appearance="outlined" @click=${v(this,ns)}>Make a command</wa-button>`;let e=h(this,ue,uc).call(this);return c`<div class="command"><pre tabindex="0" aria-label="A command for a terminal"><code>${e}</code></pre>${h(this,ue,sn).call(this,"command",e)}</div>`},ns=new WeakMap,uc=function(){let e=`-H 'Authorization: Bearer ${this.token}'`;if(!this.channel)return`curl ${uo}/v1/channels \\
  ${e}`;let r={message:{type:"text",content:{text:"Hello from curl"}},recipients:{channels:[this.channel.id]}};return`curl ${uo}/v1/messages \\
  ${e} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(r)}'`},is=function(e,r){return r?c`<div><dt>${e}</dt><dd><code>${r}</code>${h(this,ue,sn).call(this,e,r)}</dd></div>`:y},sn=function(e,r){let a=async()=>{await navigator.clipboard.writeText(r).catch(()=>{}),this.copied=e,setTimeout(()=>this.copied===e&&(this.copied=""),2e3)},s=this.copied===e;return c`<button type="button" class="icon-button small" aria-label=${s?"Copied":`Copy: ${e}`} title="Copy" @click=${a}>${L(s?"check":"copy")}</button>`},g([d({attribute:!1})],yt.prototype,"channel",2),g([k()],yt.prototype,"token",2),g([k()],yt.prototype,"refusal",2),g([k()],yt.prototype,"copied",2),yt=g([P("whats-next")],yt);var po=class extends R{constructor(){super(...arguments);this.shown=!1}show(){this.shown=!0,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){return c`<wa-dialog class="wide" label="What to do next" light-dismiss @wa-after-hide=${()=>this.shown=!1}>
      ${this.shown?c`<whats-next .parley=${this.parley} .channel=${this.channel}></whats-next>`:y}
    </wa-dialog>`}};g([d({attribute:!1})],po.prototype,"channel",2),g([k()],po.prototype,"shown",2),po=g([P("whats-next-dialog")],po);var Gp=1500,Nt,Yo,Qo,Le,mc,nn,hc,gc,ls,Qe=class extends R{constructor(){super(...arguments);C(this,Le);this.open=pc();this.channels=[];this.notice="";C(this,Nt,0);C(this,Yo,0);C(this,Qo,"");C(this,ls,e=>{e.preventDefault(),(this.querySelector("chat-composer textarea")??this.querySelector("#main")).focus()})}begin(){this.status=this.parley.status,this.follow(this.parley.channels({folder:"any"}),e=>h(this,Le,mc).call(this,e.items)),this.until(this.parley.on("status",e=>h(this,Le,nn).call(this,e))),this.until(this.parley.on("refused",({kind:e,error:r})=>e!=="send"&&this.say(`That was not possible: ${r.detail}`))),this.listen("hashchange",()=>this.open=pc()),this.parley.setPresence("available"),h(this,Le,nn).call(this,this.parley.status)}say(e){this.notice=e,clearTimeout(v(this,Yo)),pe(this,Yo,window.setTimeout(()=>this.notice="",6e3))}render(){let e=this.open?this.channels.find(r=>r.id===this.open):void 0;return c`
      <a class="skip" href="#main" @click=${v(this,ls)}>Skip to the conversation</a>
      ${this.away?h(this,Le,hc).call(this,this.away):y}
      <div class="app" ?data-open=${this.open!==""}
        @open-chat=${r=>Kp(r.detail)}
        @new-chat=${()=>this.querySelector("new-chat").show()}
        @whats-next=${()=>this.querySelector("whats-next-dialog").show()}
        @notice=${r=>this.say(r.detail)}>
        <side-bar .parley=${this.parley} .channels=${this.channels} .open=${this.open} .status=${this.status}></side-bar>
        <main id="main" class="main" tabindex="-1">
          ${e?qr(e.id,c`<chat-view .parley=${this.parley} .channel=${e} .status=${this.status}></chat-view>`):h(this,Le,gc).call(this)}
        </main>
        <new-chat .parley=${this.parley} .channels=${this.channels}></new-chat>
        <whats-next-dialog .parley=${this.parley} .channel=${e}></whats-next-dialog>
      </div>
      <div class="notice" role="status" ?data-shown=${this.notice!==""}>${this.notice}</div>`}};Nt=new WeakMap,Yo=new WeakMap,Qo=new WeakMap,Le=new WeakSet,mc=function(e){this.channels=e;let{messages:r}=this.parley.unread();document.title=r>0?`(${r}) Parley`:"Parley";let a=[...new Set(e.flatMap(s=>st(this.parley,s).map(i=>i.userId)))].slice(0,100).sort();v(this,Qo)!==pe(this,Qo,a.join(`
`))&&this.parley.watch(a)},nn=function(e){if(this.status=e,!(e.state==="offline"))clearTimeout(v(this,Nt)),pe(this,Nt,0),this.away=void 0;else if(!v(this,Nt)){let a=Date.now();pe(this,Nt,window.setTimeout(()=>this.away=a,Gp))}},hc=function(e){let r=this.parley.waiting,a=r===0?"":r===1?" One thing waits to be sent.":` ${r} things wait to be sent.`;return c`<div class="banner" role="status">${L("alert")}
      <span>Offline since <time datetime=${new Date(e).toISOString()}>${Bt(new Date(e).toISOString())}</time>. You can go on.${a}</span></div>`},gc=function(){return c`<div class="nothing-open"><whats-next .parley=${this.parley}></whats-next></div>`},ls=new WeakMap,g([k()],Qe.prototype,"open",2),g([k()],Qe.prototype,"channels",2),g([k()],Qe.prototype,"status",2),g([k()],Qe.prototype,"away",2),g([k()],Qe.prototype,"notice",2),Qe=g([P("chat-app")],Qe);function pc(){return/^#\/c\/(.+)$/.exec(location.hash)?.[1]??""}function Kp(o){o?location.hash=`/c/${o}`:location.hash&&(history.length>1&&history.state?.fromList?history.back():location.hash="/")}var Zo,ln,ds,Jo=class extends te{constructor(){super(...arguments);C(this,Zo);this.failure="";C(this,ds,e=>{e.preventDefault();let r=String(new FormData(e.target).get("name")??"").trim();r&&h(this,Zo,ln).call(this,to(r),r)})}createRenderRoot(){return this}render(){return c`
      <main class="sign-in">
        <div class="sign-in-card">
          <img class="sign-in-mark" src="/page/icon.svg" alt="" width="56" height="56">
          <h1>Welcome to Parley</h1>
          <p class="quiet">Your own messaging back end, running on this machine. Be one of the demo's people, and open a second window to be another.</p>
          ${this.failure?c`<p class="failure" role="alert">${L("alert")} ${this.failure}</p>`:y}
          <ul class="people-grid" aria-label="Who are you?">
            ${at.map(e=>c`
              <li><button type="button" class="person-tile" @click=${()=>h(this,Zo,ln).call(this,e)}>
                <person-mark .userId=${e} .name=${Vr(e)} size="l"></person-mark>
                <span>${Vr(e)}</span>
              </button></li>`)}
          </ul>
          <form class="sign-in-form" @submit=${v(this,ds)}>
            <wa-input name="name" label="Somebody else" placeholder="Your name" maxlength="64" autocomplete="off" enterkeyhint="go"></wa-input>
            <wa-button type="submit" variant="brand" appearance="filled">Continue</wa-button>
          </form>
        </div>
        <p class="sign-in-foot quiet">No passwords here: the local stack believes anybody. <a href="/docs">Read the API</a></p>
      </main>`}};Zo=new WeakSet,ln=function(e,r){this.dispatchEvent(new CustomEvent("sign-in",{detail:{user:e,name:r},bubbles:!0}))},ds=new WeakMap,g([d()],Jo.prototype,"failure",2),Jo=g([P("sign-in")],Jo);var er,qe,fs,yc,xc,Wt=class extends te{constructor(){super(...arguments);C(this,qe);this.failure="";this.busy="";C(this,er,()=>{})}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.replaceChildren();let e=ic();e&&h(this,qe,fs).call(this,e)}render(){let{parley:e}=this;return e?qr(e,c`<chat-app .parley=${e} @log-out=${()=>{e.logOut()}}></chat-app>`):this.busy&&!this.failure?c`<div class="shell" aria-busy="true">${y}</div>`:c`<sign-in .failure=${this.failure} @sign-in=${r=>{h(this,qe,fs).call(this,r.detail.user,r.detail.name)}}></sign-in>`}};er=new WeakMap,qe=new WeakSet,fs=async function(e,r){this.busy=e,this.failure="";try{let a=await dc(e,r,()=>{h(this,qe,yc).call(this,e)});nc(e),pe(this,er,a.on("status",({state:s})=>s==="closed"&&h(this,qe,xc).call(this,a))),this.parley=a}catch(a){this.failure=navigator.onLine?`The stack did not answer: ${a.message}`:"You are offline. Try again when you are back."}this.busy=""},yc=async function(e){let r=this.parley;v(this,er).call(this),this.parley=void 0,await r?.logOut(),await h(this,qe,fs).call(this,e)},xc=function(e){this.parley===e&&(lc(e.userId),this.parley=void 0,document.title="Parley")},g([k()],Wt.prototype,"parley",2),g([k()],Wt.prototype,"failure",2),g([k()],Wt.prototype,"busy",2),Wt=g([P("app-shell")],Wt);xf();"serviceWorker"in navigator&&navigator.serviceWorker.register("/page/sw.js",{scope:"/"});
